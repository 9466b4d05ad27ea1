"""What a use waits for, who has it, and what is owed before a production is clear."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import CheckedEvent, Why
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.standing import Determined, Stands
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.approvals import answered_said
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.findings import Packs, blocking, obligation, reason
from clearslate.formats.words.lapses import fallen_said, lost_said
from clearslate.formats.words.outcomes import from_turns, owner_said, roles_said
from clearslate.formats.words.tools import NO_NAMES, ToolNames

_GOES_AHEAD = Phrase(en="May go ahead.", fr="Peut se poursuivre.")
_NOTICE = Phrase(
    en="May go ahead; the title contact is told.",
    fr="Peut se poursuivre ; le contact du titre est informé.",
)
_ANSWER = Phrase(
    en="Waits for the title contact’s answer.", fr="Attend la réponse du contact du titre."
)
_APPROVAL = Phrase(en="Waits for written approval from {who}.", fr="Attend l’accord écrit {who}.")
_BLOCKED = Phrase(
    en="Blocked until something exists that is missing; see the findings.",
    fr="Bloqué tant que manque ce qui est exigé ; voir les constats.",
)
_SUPERSEDED = Phrase(en="Superseded by {other}.", fr="Remplacé par {other}.")
_OPEN = Counted(
    one=Phrase(en="{n} open question.", fr="{n} question en suspens."),
    many=Phrase(en="{n} open questions.", fr="{n} questions en suspens."),
)


def waits_for(
    use: Determined,
    language: Language,
    packs: Packs | None = None,
    tools: ToolNames = NO_NAMES,
) -> str:
    """Return what a use waits for, or on whose yes it goes ahead, in a few short sentences."""
    if use.superseded_by is not None:
        return _SUPERSEDED.say(language, other=use.superseded_by)
    if use.stands is Stands.GOES_AHEAD:
        return _going_ahead(use, language)
    parts = [owed_said(use, language, packs, tools)]
    if use.determination.open_facts:
        parts.append(_OPEN.say(len(use.determination.open_facts), language))
    return " ".join(parts)


def owed_said(
    use: Determined,
    language: Language,
    packs: Packs | None = None,
    tools: ToolNames = NO_NAMES,
) -> str:
    """Return which yes is missing or was lost, for a use that may not go ahead."""
    return " ".join((*_lost(use, language, tools), _owed(use, language, packs)))


def _going_ahead(use: Determined, language: Language) -> str:
    if use.approvals:
        return answered_said(use.approvals, language)
    notice = use.determination.outcome is Outcome.NOTIFY
    return (_NOTICE if notice else _GOES_AHEAD).say(language)


def _lost(use: Determined, language: Language, tools: ToolNames) -> Iterator[str]:
    if use.stands is Stands.FALLEN:
        yield from lost_said(use, language, tools)
        return
    yield from fallen_said(use.fallen, language)


def _owed(use: Determined, language: Language, packs: Packs | None) -> str:
    outcome = use.determination.outcome
    if outcome is Outcome.BLOCKED:
        findings = blocking(use.determination.findings)
        return (
            reason(findings[0], packs, language) if packs and findings else _BLOCKED.say(language)
        )
    if outcome is Outcome.ESCALATE:
        return _ANSWER.say(language)
    return _APPROVAL.say(language, who=from_turns(use.missing_in_turns, language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing that somebody must do before the production is clear, and what it is for."""

    who: str
    what: str
    about: tuple[str, ...]


_GIVE_ANSWER = Phrase(en="Answer the declaration.", fr="Répondre à la déclaration.")
_GIVE_APPROVAL = Phrase(en="Approve in writing.", fr="Donner l’accord écrit.")
_OF_EVENT: Mapping[Why, tuple[str, Phrase]] = {
    Why.TEMPORARY: (
        "production",
        Phrase(
            en="Put the final material in its place.", fr="Mettre l’élément définitif à sa place."
        ),
    ),
    Why.UNDECLARED: ("production", Phrase(en="Declare the use.", fr="Déclarer le cas d’usage.")),
    Why.UNKNOWN_DECLARATION: (
        "production",
        Phrase(en="Declare the use.", fr="Déclarer le cas d’usage."),
    ),
    Why.DIFFERS: (
        "declarant",
        Phrase(
            en="Declare what was done, or make it as declared.",
            fr="Déclarer ce qui a été fait, ou s’en tenir à la déclaration.",
        ),
    ),
    Why.DECLARED_NOT_FINAL: (
        "declarant",
        Phrase(
            en="Declare it for a delivered version, or replace it.",
            fr="Le déclarer pour une version livrée, ou le remplacer.",
        ),
    ),
    Why.STATE_UNKNOWN: (
        "declarant",
        Phrase(
            en="Say whether it is temporary or final.", fr="Dire si c’est temporaire ou définitif."
        ),
    ),
}


def owed(clearance: Clearance, packs: Packs, language: Language) -> tuple[Owed, ...]:
    """Return everything that must still be done, by who has to do it.

    Whoever can free the cut of a hold comes first.
    """
    found: dict[tuple[str, str], dict[str, None]] = {}
    for who, what, about in _all_owed(clearance, packs, language):
        found.setdefault((who, what), {})[about] = None
    people = [*dict.fromkeys(who for who, _ in found)]
    by_person = sorted(found.items(), key=lambda debt: people.index(debt[0][0]))
    return tuple(Owed(who=who, what=what, about=tuple(about)) for (who, what), about in by_person)


_Debt = tuple[str, str, str]


def _all_owed(clearance: Clearance, packs: Packs, language: Language) -> Iterator[_Debt]:
    for checked in clearance.cut.holds if clearance.cut is not None else ():
        yield from _of_event(checked, language)
    waiting = [use for use in clearance.current if use.stands is not Stands.GOES_AHEAD]
    for use in sorted(waiting, key=lambda use: -use.determination.outcome):
        yield from _of_use(use, packs, language)


def _of_event(checked: CheckedEvent, language: Language) -> Iterator[_Debt]:
    for use in checked.uses:
        if use.why in _OF_EVENT:
            owner, what = _OF_EVENT[use.why]
            about = use.declaration or use.match.asset.name
            yield owner_said(owner, language), what.say(language), about


def _of_use(use: Determined, packs: Packs, language: Language) -> Iterator[_Debt]:
    about = use.declaration.reference
    if use.determination.outcome is Outcome.BLOCKED:
        for who, what in _unblocking(use, packs, language):
            yield who, what, about
    given = _GIVE_ANSWER if use.determination.outcome is Outcome.ESCALATE else _GIVE_APPROVAL
    for role in use.missing:
        yield roles_said((role,), language), given.say(language), about


def _unblocking(use: Determined, packs: Packs, language: Language) -> Iterator[tuple[str, str]]:
    for finding in blocking(use.determination.findings):
        duties = [obligation(finding.rule.pack, duty, packs) for duty in finding.rule.obligations]
        known = [duty for duty in duties if duty is not None]
        for duty in known:
            yield owner_said(duty.owner, language), duty.what.say(language)
        if not known:
            yield owner_said("production", language), reason(finding, packs, language)


NEXT = Phrase(en="Next: {step}", fr="À faire : {step}")
_STEP_OWED = Phrase(en="{what} ({who}).", fr="{what} ({who}).")
_STEP_ANSWER = Counted(
    one=Phrase(
        en="answer the open question; it may lower the outcome.",
        fr="répondre à la question en suspens ; cela peut alléger l’issue.",
    ),
    many=Phrase(
        en="answer the {n} open questions; that may lower the outcome.",
        fr="répondre aux {n} questions en suspens ; cela peut alléger l’issue.",
    ),
)
_STEP_GO = Phrase(
    en="go ahead; keep this determination with the work.",
    fr="poursuivre ; garder cette détermination avec le travail.",
)
_STEP_TELL = Phrase(
    en="tell the title contact, and go ahead.", fr="informer le contact du titre, et poursuivre."
)
_STEP_ASK = Phrase(en="send it to {who} for an answer.", fr="obtenir la réponse {who}.")
_STEP_SIGN = Phrase(
    en="obtain written approval from {who}, naming both digests.",
    fr="obtenir l’accord écrit {who}, avec les deux empreintes.",
)


def next_for(use: Determined, packs: Packs, language: Language) -> str:
    """Return what to do next about one use, in one line; always something."""
    return NEXT.say(language, step=_next_step(use, packs, language))


def _next_step(use: Determined, packs: Packs, language: Language) -> str:
    made = use.determination
    if use.stands is Stands.GOES_AHEAD:
        return (_STEP_TELL if made.outcome is Outcome.NOTIFY else _STEP_GO).say(language)
    if made.open_facts and made.certain < made.outcome:
        return _STEP_ANSWER.say(len(made.open_facts), language)
    if made.outcome is Outcome.BLOCKED:
        who, what = next(_unblocking(use, packs, language))
        return _STEP_OWED.say(language, who=who, what=what.rstrip("."))
    phrase = _STEP_ASK if made.outcome is Outcome.ESCALATE else _STEP_SIGN
    return phrase.say(language, who=from_turns(use.missing_in_turns, language))
