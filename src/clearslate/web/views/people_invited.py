"""Inviting people, taking up an invitation, and adding organisations."""

from collections.abc import Mapping

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from clearslate.domain.people import Act, Member, NotAllowed, Objection
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.pages import people as words
from clearslate.operations import inviting, peopling
from clearslate.records.invitations import Invited, invitation_numbered
from clearslate.records.people_kept import houses_seen, productions_to_give
from clearslate.records.reach import NotThere
from clearslate.web.accounts import language_now
from clearslate.web.entry import actor, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.people_forms import language, name_fault, number, read_guest
from clearslate.web.second_factor import second_factor_given
from clearslate.web.views.people import Change, givable, manager, production_said, refused

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "POST"])
@signed_in
def invite(request: HttpRequest) -> HttpResponse:
    """Ask for who is to be invited, and send the letter."""
    member = manager(request)
    if request.method == "GET":
        return _invite_form(request, member, {})
    read = read_guest(request.POST.dict(), request.POST.getlist("offices"), language_now())
    if read.guest is None:
        return _invite_form(request, member, read.faults)
    confirmed = second_factor_given(request)
    try:
        inviting.invite(read.guest, actor(request), second_factor=confirmed)
    except NotAllowed as objection:
        if objection.why is Objection.NO_SECOND_FACTOR:
            return refused(request, objection, _asked(read.guest, member))
        return _invite_form(
            request,
            member,
            {"offices": words.OBJECTIONS[objection.why].say(language_now())},
            status=403,
        )
    messages.success(request, words.INVITED.say(language_now(), email=read.guest.email))
    return redirect("people")


def _asked(guest: inviting.Guest, member: Member) -> Change:
    where = production_said(member, guest.production)
    return Change(act="invite", name=guest.name, offices=guest.offices, where=where)


def _invite_form(
    request: HttpRequest, member: Member, faults: Mapping[str, str], status: int = 0
) -> HttpResponse:
    context = {
        "faults": faults,
        "given": request.POST or request.GET,
        "chosen": request.POST.getlist("offices"),
        "houses": houses_seen(member),
        "productions": productions_to_give(member),
        "offices": [(each.value, office_said(each, language_now())) for each in givable(member)],
        "everywhere": member.may(Act.MANAGE_PEOPLE),
    }
    return render(
        request, "people/invite.html", context, status=status or (400 if faults else 200)
    )


@require_POST
@signed_in
def resend(request: HttpRequest, number: int) -> HttpResponse:
    """Send an invitation again."""
    member = manager(request)
    invited = invitation_numbered(number, member)
    try:
        inviting.resend(number, actor(request))
    except NotAllowed as objection:
        return refused(request, objection)
    messages.success(request, words.RESENT.say(language_now(), email=invited.email))
    return redirect("people")


@require_POST
@signed_in
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an invitation back."""
    manager(request)
    try:
        inviting.withdraw(number, actor(request))
    except NotAllowed as objection:
        return refused(request, objection)
    messages.success(request, words.WITHDRAWN.say(language_now()))
    return redirect("people")


@require_http_methods(["GET", "POST"])
@signed_in
def organisation_new(request: HttpRequest) -> HttpResponse:
    """Ask for an organisation, and add it."""
    member = member_asking(request)
    if not member.may(Act.MANAGE_PEOPLE):
        raise Http404
    faults: dict[str, str] = {}
    if request.method == "POST":
        name = request.POST.get("name", "").strip()
        above, kind = number(request.POST.get("above")), request.POST.get("kind", "")
        wrong = {"name": name_fault(name, language_now())}
        wrong |= {} if above else {"above": words.ORGANISATION_MISSING.say(language_now())}
        faults |= {field: said for field, said in wrong.items() if said}
        if above is not None and not faults and kind in peopling.KINDS:
            peopling.add_organisation(name, kind, above, actor(request))
            messages.success(request, words.ADDED.say(language_now(), name=name))
            return redirect("people")
    context = {
        "faults": faults,
        "given": request.POST,
        "houses": houses_seen(member),
        "kinds": [(kind, words.KINDS[kind].say(language_now())) for kind in peopling.KINDS],
    }
    return render(request, "people/organisation.html", context, status=400 if faults else 200)


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what an invitation is for, and open the account."""
    doing = actor(request)
    try:
        invited = inviting.openable(token, doing)
        if request.method == "GET":
            return _accept_form(request, invited, {})
        newcomer, faults = _newcomer(request, invited)
        if faults:
            return _accept_form(request, invited, faults)
        account = inviting.accept(token, newcomer, doing)
    except NotThere:
        return render(request, "people/gone.html", status=404)
    user = get_user_model().objects.get(pk=account)
    # The link came by mail, so the address is theirs: single sign-on need not doubt it.
    EmailAddress.objects.create(user=user, email=invited.email, verified=True, primary=True)
    login(request, user, backend=_BACKEND)
    messages.success(request, words.WELCOME.say(language_now()))
    return redirect("me")


def _newcomer(request: HttpRequest, invited: Invited) -> tuple[inviting.Newcomer, dict[str, str]]:
    newcomer = inviting.Newcomer(
        name=request.POST.get("name", "").strip(),
        language=language(request.POST.get("language")),
        password=request.POST.get("password", ""),
    )
    faults: dict[str, str] = {}
    if name_fault(newcomer.name, language_now()):
        faults["name"] = name_fault(newcomer.name, language_now())
    try:
        validate_password(
            newcomer.password, get_user_model()(name=newcomer.name, email=invited.email)
        )
    except ValidationError as error:
        faults["password"] = " ".join(error.messages)
    return newcomer, faults


def _accept_form(request: HttpRequest, invited: Invited, faults: dict[str, str]) -> HttpResponse:
    offices = ", ".join(office_said(each, language_now()) for each in invited.offices)
    context = {"invited": invited, "offices": offices, "faults": faults, "given": request.POST}
    return render(request, "people/accept.html", context, status=400 if faults else 200)
