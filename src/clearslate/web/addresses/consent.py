"""The addresses of consent: for those who ask, and the pages of a personal link."""

from django.urls import path

from clearslate.web.views import consent, consent_after, consent_ask, consent_link

urlpatterns = [
    path(
        "productions/<slug:handle>/uses/<path:reference>/people/<int:performer>/consent",
        consent_ask.ask,
        name="consent_ask",
    ),
    path("productions/<slug:handle>/requests", consent_ask.requests, name="consent_requests"),
    path(
        "productions/<slug:handle>/requests/<str:reference>",
        consent_ask.one,
        name="consent_request",
    ),
    path("consent/page", consent.page, name="consent_page"),
    path("consent/page/answer", consent.answered, name="consent_answer"),
    path("consent/page/question", consent.question, name="consent_question"),
    path("consent/page/withdraw", consent_after.withdrawn, name="consent_withdraw"),
    path("consent/page/unsign", consent_after.unsigned, name="consent_unsign"),
    path("consent/page/witness", consent_after.witnessed, name="consent_witness"),
    path("consent/page/leave", consent_link.leave, name="consent_leave"),
    path("consent/page/pictures/<int:place>", consent.picture, name="consent_picture"),
    path("consent/code", consent_link.code, name="consent_code"),
    path("consent/open", consent_link.opened, name="consent_open"),
    path("consent/<str:token>", consent_link.door, name="consent_door"),
]
