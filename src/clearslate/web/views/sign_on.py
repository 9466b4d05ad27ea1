"""Going to the provider of single sign-on, and coming back from it."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from requests import RequestException

from clearslate.web.accounts import sign_on_name
from clearslate.web.sign_on import SignOnAdapter

log = logging.getLogger("clearslate.sign_on")

View = Callable[[HttpRequest, str], HttpResponse]


def _reachable(view: View) -> View:
    """Answer with a page that says so where the provider cannot be reached or used."""

    @never_cache
    @wraps(view)
    def asked(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except SocialApp.DoesNotExist as none:
            raise Http404 from none
        except (RequestException, OAuth2Error) as error:
            log.warning("single sign-on cannot be used: %s", error)
            return render(request, "socialaccount/unreachable.html", status=503)

    return asked


@_reachable
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider, by a page of our own.

    Browsers hold every redirect that follows a form to the policy of forms, those of the
    provider's own providers too; a page that leads on is held to none.
    """
    answer = OAuth2LoginView.adapter_view(SignOnAdapter(request, provider_id))(request)
    if not isinstance(answer, HttpResponseRedirect):
        return answer  # type: ignore[no-any-return]
    context = {"onward": answer.url, "sso_name": sign_on_name()}
    return render(request, "socialaccount/leaving.html", context)


@_reachable
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let in whomever the provider vouches for, where they have an account."""
    callback: Any = OAuth2CallbackView.adapter_view(SignOnAdapter(request, provider_id))
    return callback(request)  # type: ignore[no-any-return]
