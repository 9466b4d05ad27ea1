"""What somebody reads where there is nothing for them, or where something broke."""

import io
import logging
import re
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from tests.service.conftest import Cast

from clearslate.web import urls
from clearslate.web.views.faults import broken


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nothing is here for you"), ("fr", "Rien ici pour vous")],
)
def test_what_is_not_there_and_what_is_not_theirs_read_the_same(
    cast: Cast, enter: Callable[[str], Client], language: str, said: str
) -> None:
    client = enter("Petra Lindqvist-Oyelaran")
    client.cookies["clearslate_language"] = language

    pages = [
        client.get(f"/productions/the-salt-road/uses/{each}") for each in ("SR-0021", "SR-9999")
    ]

    assert [page.status_code for page in pages] == [404, 404]
    one, other = (
        page.content.decode().replace("SR-0021", "SR-9999").partition("<main")[2] for page in pages
    )
    assert one == other
    assert said in one


@pytest.mark.django_db
def test_a_form_that_is_out_of_date_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/theme", {"theme": "light"})

    assert answer.status_code == 403
    assert "This form is out of date" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Something broke here"), ("fr", "Une erreur s’est produite")]
)
def test_what_broke_is_said_without_the_database(language: str, said: str) -> None:
    from django.utils import translation

    with translation.override(language):
        answer = broken(RequestFactory().get("/tasks"))

    assert answer.status_code == 500
    assert said in answer.content.decode()


def _fall(request: HttpRequest, token: str) -> HttpResponse:
    raise RuntimeError("it fell")


urlpatterns = [path("falls/<str:token>", _fall), *urls.urlpatterns]
handler500 = broken


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_fault_has_a_number_that_the_terminal_says_too_and_no_secret_of_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = io.StringIO()
    handlers = logging.getLogger("django.request").handlers
    [handler] = [each for each in handlers if type(each) is logging.StreamHandler]
    monkeypatch.setattr(handler, "stream", terminal)

    answer = Client(raise_request_exception=False).get("/falls/a-secret")

    assert answer.status_code == 500
    numbered = re.search(r"as number ([0-9a-f]{8})", answer.content.decode())
    assert numbered is not None
    said = terminal.getvalue()
    assert f"fault {numbered[1]}: GET /falls/<str:token>" in said
    assert "RuntimeError: it fell" in said
    assert "a-secret" not in said
