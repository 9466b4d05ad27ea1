"""People: the list, somebody's page, offices given and taken, accounts closed."""

import csv
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from clearslate.domain.people import (
    STUDIO_OFFICES,
    Act,
    Member,
    NotAllowed,
    Objection,
    Office,
    is_studio,
)
from clearslate.formats.phrase import Phrase
from clearslate.formats.words.dates import apart
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.pages import people as words
from clearslate.operations import peopling
from clearslate.records.invitations import open_invitations
from clearslate.records.log import entries_about
from clearslate.records.people_kept import (
    A_PAGE,
    Held,
    PersonKept,
    Sought,
    called,
    houses_seen,
    people_seen,
    person_kept,
    productions_to_give,
)
from clearslate.web.accounts import language_now
from clearslate.web.entry import actor, now, signed_in
from clearslate.web.middleware import member_asking
from clearslate.web.people_forms import number, office
from clearslate.web.second_factor import second_factor_given, with_factor
from clearslate.web.sign_on_joins import joins_of, undo_joins


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """An office that somebody holds, in words."""

    said: str
    office: str
    production: int | None


def manager(request: HttpRequest) -> Member:
    """Return who asks, where people are theirs to see.

    Raises:
        Http404: where they manage and invite nobody.
    """
    member = member_asking(request)
    if not (member.may_anywhere(Act.MANAGE_PEOPLE) or member.may_anywhere(Act.INVITE)):
        raise Http404
    return member


def givable(member: Member, path: str | None = None) -> tuple[Office, ...]:
    """Return the offices worth offering; the server checks every one again.

    ``path`` is where the organisation stands of whoever would get it, where that is known.
    """
    if not member.may_anywhere(Act.MANAGE_PEOPLE):
        return (Office.DECLARANT,)
    if member.at_studio and (path is None or is_studio(path)):
        return tuple(Office)
    return tuple(each for each in Office if each not in STUDIO_OFFICES)


def held_said(held: Held) -> str:
    """Return an office somebody holds, in words."""
    said = office_said(held.office, language_now())
    phrase = words.EVERYWHERE if held.production is None else words.IN_PRODUCTION
    return phrase.say(language_now(), office=said, production=held.called)


@require_GET
@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Show who works where, invitations that wait, and the organisations."""
    member = manager(request)
    sought, page = _sought(request), number(request.GET.get("page")) or 1
    listed, how_many = people_seen(member, sought, page=page)
    factored = with_factor(person.number for person in listed)
    houses = houses_seen(member)
    context = {
        "people": [(each, _said(each), each.number in factored) for each in listed],
        "how_many": how_many,
        "first": (page - 1) * A_PAGE + 1,
        "last": (page - 1) * A_PAGE + len(listed),
        "earlier": page - 1 if page > 1 else None,
        "later": page + 1 if page * A_PAGE < how_many else None,
        "sought": sought,
        "houses": houses,
        "all_people": sum(house.people for house in houses),
        "offices": [(each.value, office_said(each, language_now())) for each in Office],
        "invitations": open_invitations(member),
        "now": now(),
        "manages": member.may(Act.MANAGE_PEOPLE),
        "reads_letters": member.at_studio and member.may(Act.MANAGE_PEOPLE),
    }
    return render(request, "people/list.html", context)


def _sought(request: HttpRequest) -> Sought:
    chosen = office(request.GET.get("office"))
    return Sought(
        words=request.GET.get("q", "").strip()[:100],
        organisation=number(request.GET.get("organisation")),
        office=chosen.value if chosen else "",
        closed=request.GET.get("which") == "closed",
    )


def _said(person: PersonKept) -> str:
    return apart((held_said(held) for held in person.offices), language_now())


@require_GET
@signed_in
def people_csv(request: HttpRequest) -> HttpResponse:
    """Return the people of the list as comma-separated values."""
    member = manager(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    rows = csv.writer(answer)
    rows.writerow(("name", "email", "organisation", "offices", "open"))
    page, listed = 1, people_seen(member, _sought(request))[0]
    while listed:
        rows.writerows(
            (*(safe(cell) for cell in (p.name, p.email, p.organisation_name, _said(p))), p.open)
            for p in listed
        )
        page += 1
        listed = people_seen(member, _sought(request), page=page)[0]
    return answer


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


@require_GET
@signed_in
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Show somebody: their account, their offices, and what was changed."""
    member = manager(request)
    kept = person_kept(number, member)
    lines = [
        OfficeLine(said=held_said(held), office=held.office.value, production=held.production)
        for held in kept.offices
    ]
    context = {
        "person": kept,
        "lines": lines,
        "has_factor": bool(with_factor((kept.number,))),
        "joins": joins_of(kept.number),
        "offices": [
            (each.value, office_said(each, language_now())) for each in givable(member, kept.path)
        ],
        "productions": productions_to_give(member),
        "own": kept.number == member.number,
        "manages": member.may(Act.MANAGE_PEOPLE),
        "gives": kept.number != member.number,
        "history": entries_about(f"account {kept.number}", confidential=False),
    }
    return render(request, "people/person.html", context)


def _to_person(request: HttpRequest, account: int, done: Phrase) -> HttpResponse:
    kept = person_kept(account, member_asking(request))
    messages.success(request, done.say(language_now(), name=kept.name))
    return redirect("person", number=account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of people that a form asks for."""

    act: str
    """One of the words of `words.ASKED`."""
    name: str
    """Whom it is about."""
    offices: tuple[Office, ...] = ()
    where: str = ""
    """The production in which they are held; empty for everywhere below."""

    def said(self) -> str:
        """Return it in words."""
        offices = ", ".join(office_said(each, language_now()) for each in self.offices)
        phrase = words.IN_PRODUCTION if self.where else words.EVERYWHERE
        held = phrase.say(language_now(), office=offices, production=self.where)
        return words.ASKED[self.act].say(language_now(), name=self.name, office=held)


def production_said(member: Member, production: int | None) -> str:
    """Return what a production is called; empty where none is named or theirs to see."""
    if production is None:
        return ""
    return called(member, (production,)).get(production, ("", ""))[1]


def refused(
    request: HttpRequest, objection: NotAllowed, change: Change | None = None
) -> HttpResponse:
    """Answer that something may not be done, and why; or ask for the second factor first."""
    if objection.why is Objection.NO_SECOND_FACTOR and change is not None:
        return _confirm(request, change)
    said = words.OBJECTIONS[objection.why].say(language_now())
    return render(request, "people/refused.html", {"said": said}, status=403)


_NOT_KEPT = frozenset(("csrfmiddlewaretoken", "code"))


def _confirm(request: HttpRequest, change: Change) -> HttpResponse:
    """Ask for the second factor, holding on to what the form said."""
    wrong = words.OBJECTIONS[Objection.NO_SECOND_FACTOR].say(language_now())
    tried = "code" in request.POST
    context = {
        "asked": change.said(),
        "code_error": wrong if tried else "",
        "kept": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in _NOT_KEPT
        ],
        "back": reverse("people"),
    }
    return render(request, "people/confirm.html", context, status=422 if tried else 200)


@require_POST
@signed_in
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give somebody an office."""
    return _office_change(request, number, given=True)


@require_POST
@signed_in
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take an office from somebody."""
    return _office_change(request, number, given=False)


def _office_change(request: HttpRequest, account: int, *, given: bool) -> HttpResponse:
    manager(request)
    chosen = office(request.POST.get("office"))
    if chosen is None:
        return redirect("person", number=account)
    production = number(request.POST.get("production"))
    member = member_asking(request)
    asked = Change(
        act="give" if given else "take",
        name=person_kept(account, member).name,
        offices=(chosen,),
        where=production_said(member, production),
    )
    change = peopling.give if given else peopling.take
    confirmed = second_factor_given(request)
    try:
        change(account, chosen, production, actor(request), second_factor=confirmed)
    except NotAllowed as objection:
        return refused(request, objection, asked)
    return _to_person(request, account, words.GIVEN if given else words.TAKEN)


@require_POST
@signed_in
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close somebody's account."""
    asked = Change(act="close", name=person_kept(number, manager(request)).name)
    confirmed = second_factor_given(request)
    try:
        peopling.close_account(number, actor(request), second_factor=confirmed)
    except NotAllowed as objection:
        return refused(request, objection, asked)
    return _to_person(request, number, words.CLOSED)


@require_POST
@signed_in
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open somebody's account again."""
    asked = Change(act="open", name=person_kept(number, manager(request)).name)
    confirmed = second_factor_given(request)
    try:
        peopling.reopen_account(number, actor(request), second_factor=confirmed)
    except NotAllowed as objection:
        return refused(request, objection, asked)
    return _to_person(request, number, words.REOPENED)


@require_POST
@signed_in
def undo_sign_on(request: HttpRequest, number: int) -> HttpResponse:
    """Take back that somebody signs in by single sign-on."""
    asked = Change(act="undo_sign_on", name=person_kept(number, manager(request)).name)
    confirmed = second_factor_given(request)
    try:
        peopling.undo_sign_on(number, actor(request), second_factor=confirmed, undo=undo_joins)
    except NotAllowed as objection:
        return refused(request, objection, asked)
    return _to_person(request, number, words.SIGN_ON_UNDONE)
