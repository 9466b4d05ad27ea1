"""What somebody reads where there is nothing for them, or where something broke."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory
from tests.service.conftest import Cast

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
