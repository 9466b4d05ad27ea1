"""The sign-in page, and entering the demo as one of its people."""

from dataclasses import dataclass
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from clearslate.formats.words.offices import office_said
from clearslate.records.founding import demo_people
from clearslate.web.accounts import language_now, sign_on_name
from clearslate.web.demo import equip

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLine:
    """A person of the demo as the sign-in page names them."""

    number: int
    name: str
    first_name: str
    organisation: str
    offices: str


class DoorView(LoginView):  # type: ignore[misc]
    """The sign-in page: mail and password, a passkey, single sign-on, and the demo's people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what allauth knows, who may be entered as, and what single sign-on is called."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "demo_people": _lines() if settings.DEMO else (),
            "sso_name": sign_on_name(),
        }


def _lines() -> tuple[DemoLine, ...]:
    language = language_now()
    return tuple(
        DemoLine(
            number=person.number,
            name=person.name,
            first_name=person.first_name,
            organisation=person.organisation,
            offices=", ".join(office_said(office, language) for office in person.offices),
        )
        for person in demo_people()
    )


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Enter as somebody of the demo, without a password.

    Raises:
        Http404: where this is no demo, or they are nobody of it.
    """
    chosen = request.POST.get("person", "")
    known = {str(person.number): person.number for person in demo_people()}
    if not settings.DEMO or chosen not in known:
        raise Http404
    equip(known[chosen])
    account = get_user_model().objects.get(pk=known[chosen])
    login(request, account, backend=_BACKEND)
    onward = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return redirect(onward if safe else settings.LOGIN_REDIRECT_URL)
