"""What reviewers asked before, and what came of it: for whoever is asked to say yes again."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearslate.domain.people import Member
from clearslate.domain.request import Decision
from clearslate.formats.declaration_changes import declared_otherwise
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.pages import use as words
from clearslate.operations.showing import Shown
from clearslate.records.comments import Comment, conversation
from clearslate.records.decisions import Said, noes_before
from clearslate.records.succession import Neighbour
from clearslate.records.uses import UseKept, use_called
from clearslate.web.views.use_since import Row
from clearslate.web.views.use_whereabouts import day_said


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBefore:
    """A no that was answered: by whom it was said and why, and what was said to it."""

    said: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was asked before, and what is declared otherwise since."""

    asked: tuple[AskedBefore, ...]
    compared: str = ""
    rows: tuple[Row, ...] = ()


def asked_before(
    shown: Shown, before: Neighbour | None, member: Member, language: Language
) -> Before | None:
    """Return what was asked of a use, or of the one whose place it took; None where nothing was.

    ``before`` is the use whose place it took, as far as the reader may see it.
    """
    here = tuple(_answered_here(shown, language))
    noes = noes_before(shown.use.number) if before is not None else ()
    if before is None or not noes:
        return Before(asked=here) if here else None
    earlier = use_called(member, shown.use.production.handle, before.reference)
    then = tuple(_answered_anew(noes, earlier, shown, language))
    rows = declared_otherwise(
        earlier.declaration, shown.use.declaration, load_fact_book(), language, shown.tools
    )
    phrase = words.DECLARED_OTHERWISE if rows else words.DECLARED_ALIKE
    compared = phrase.say(language, before=before.reference)
    changed = tuple(Row(changed=each) for each in rows)
    return Before(asked=(*then, *here), compared=compared, rows=changed)


def _answered_here(shown: Shown, language: Language) -> Iterator[AskedBefore]:
    noes = (each for each in shown.decisions if each.decision is not Decision.APPROVED)
    answered = [each for each in noes if each.answered_at is not None]
    talk = conversation(shown.use.number) if answered else ()
    for said in answered:
        told = next((each for each in talk if each.said_at == said.answered_at), None)
        yield AskedBefore(
            said=_no_said(said, shown.use, shown, language),
            answer=_answer_said(told, shown, language) if told is not None else "",
        )


def _answered_anew(
    noes: tuple[Said, ...], earlier: UseKept, shown: Shown, language: Language
) -> Iterator[AskedBefore]:
    for said in noes:
        yield AskedBefore(
            said=_no_said(said, earlier, shown, language),
            answer=words.ANSWERED_ANEW.say(language, reference=shown.use.declaration.reference),
        )


_NOES = {Decision.CHANGE_ASKED: words.ASKED_OF, Decision.REFUSED: words.REFUSED_OF}


def _no_said(said: Said, use: UseKept, shown: Shown, language: Language) -> str:
    return _NOES[said.decision].say(
        language,
        who=said.name,
        office=office_said(said.office, language),
        reference=use.declaration.reference,
        day=day_said(said.said_at, shown, language),
        reason=said.reason,
    )


def _answer_said(told: Comment, shown: Shown, language: Language) -> str:
    day = day_said(told.said_at, shown, language)
    return words.ANSWERED_WITH.say(language, who=told.name, day=day, text=told.text)
