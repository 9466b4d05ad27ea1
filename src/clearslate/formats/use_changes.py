"""What changed between two determinations of a use, from what their digests cover.

Each is the canonical text that `sealing.sealed_text` makes; a reader may hash it and find the
digest that an approval names.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, both
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.open_facts import whether
from clearslate.formats.words.outcomes import OUTCOMES


class Part(StrEnum):
    """What part of a determination changed, or of what was declared."""

    DECLARED = "declared"
    OUTCOME = "outcome"
    FACT = "fact"
    FINDING = "finding"
    PACK = "pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One thing that is not what it was; empty where it was not there, or is not any more."""

    part: Part
    what: str
    """What it is about: a question, a reason, a pack."""
    about: str
    """The step or person it is about; empty for the use as a whole."""
    before: str
    after: str
    fact: str = ""
    """The fact that was answered otherwise; empty for anything else."""


NOT_THERE = both("not there", "absent")
NOT_ANSWERED = both("not answered", "sans réponse")
OUTCOME_IS = both("Outcome", "Issue")
_PACK = both("Rules: {pack}", "Règles : {pack}")
_OPTIONS = both("{version}, {options}", "{version}, {options}")


def changes_between(
    before: str, after: str, book: FactBook, packs: Packs, language: Language
) -> tuple[Changed, ...]:
    """Return what differs between two sealed determinations, gravest part first."""
    old, new = json.loads(before), json.loads(after)
    return (
        *_outcome(old, new, language),
        *_findings(old, new, packs, language),
        *_facts(old, new, book, language),
        *_packs(old, new, language),
    )


_Sealed = Mapping[str, Any]


def _outcome(old: _Sealed, new: _Sealed, language: Language) -> Iterator[Changed]:
    if old["outcome"] != new["outcome"]:
        yield Changed(
            part=Part.OUTCOME,
            what=OUTCOME_IS.say(language),
            about="",
            before=_outcome_word(old["outcome"], language),
            after=_outcome_word(new["outcome"], language),
        )


def _outcome_word(word: str, language: Language) -> str:
    return next(phrase.say(language) for each, phrase in OUTCOMES.items() if each.word == word)


def _findings(old: _Sealed, new: _Sealed, packs: Packs, language: Language) -> Iterator[Changed]:
    one, other = _by_rule(old["findings"]), _by_rule(new["findings"])
    for rule in dict.fromkeys((*one, *other)):
        was, now = one.get(rule), other.get(rule)
        if was == now:
            continue
        yield Changed(
            part=Part.FINDING,
            what=_reason(rule, packs, language),
            about=", ".join((now or was or {}).get("concerns") or ()),
            before=_said(was, language),
            after=_said(now, language),
        )


def _by_rule(findings: Sequence[_Sealed]) -> dict[str, _Sealed]:
    return {finding["rule"]: finding for finding in findings}


def _reason(rule: str, packs: Packs, language: Language) -> str:
    pack, _, name = rule.partition("/")
    words = packs.get(pack)
    phrase = words.because.get(name) if words is not None else None
    return phrase.say(language) if phrase is not None else rule


def _said(finding: _Sealed | None, language: Language) -> str:
    if finding is None:
        return NOT_THERE.say(language)
    said = _outcome_word(finding["outcome"], language)
    open_facts = [whether(fact, language) for fact in finding["assumed"] or ()]
    extra = [finding["waived"]] if finding["waived"] else []
    return (
        "; ".join((said, *open_facts, *extra))
        if language is Language.ENGLISH
        else ("\u202f; ".join((said, *open_facts, *extra)))
    )


def _facts(old: _Sealed, new: _Sealed, book: FactBook, language: Language) -> Iterator[Changed]:
    one, other = dict(_answers(old["facts"])), dict(_answers(new["facts"]))
    keys = sorted({*one, *other}, key=lambda key: (key[0], book.catalogue.position(key[1])))
    for about, fact in keys:
        was, now = one.get((about, fact)), other.get((about, fact))
        words = book.words.get(fact)
        if was != now and words is not None:
            yield Changed(
                part=Part.FACT,
                what=words.question.say(language),
                about=about,
                before=answer_said(was, fact, book, language),
                after=answer_said(now, fact, book, language),
                fact=fact,
            )


def _answers(facts: _Sealed) -> Iterator[tuple[tuple[str, str], Any]]:
    for fact, answer in facts["use"].items():
        yield ("", fact), answer
    for item in (*facts["steps"], *facts["people"]):
        for fact, answer in item["answers"].items():
            yield (item["name"], fact), answer


def answer_said(answer: Any, fact: str, book: FactBook, language: Language) -> str:
    """Return an answer in words; where there is none, that there is none."""
    if answer is None:
        return NOT_ANSWERED.say(language)
    if isinstance(answer, date):
        return labelled(book.words[fact], answer, language)
    value = frozenset(answer) if isinstance(answer, list | frozenset) else str(answer)
    return labelled(book.words[fact], value, language)


def _packs(old: _Sealed, new: _Sealed, language: Language) -> Iterator[Changed]:
    one, other = ({pack["id"]: pack for pack in each["packs"]} for each in (old, new))
    for name in dict.fromkeys((*one, *other)):
        was, now = one.get(name), other.get(name)
        if was != now:
            yield Changed(
                part=Part.PACK,
                what=_PACK.say(language, pack=name),
                about="",
                before=_version(was, now, language),
                after=_version(now, was, language),
            )


def _version(pack: _Sealed | None, other: _Sealed | None, language: Language) -> str:
    """Return a pack's version; with its digest where the versions are called the same."""
    if pack is None:
        return NOT_THERE.say(language)
    options = [*pack["options"]]
    if other is not None and (pack["version"], options) == (other["version"], [*other["options"]]):
        options.append(pack["digest"][:19])
    if not options:
        return str(pack["version"])
    return _OPTIONS.say(language, version=pack["version"], options=", ".join(options))
