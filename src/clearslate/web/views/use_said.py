"""Why a use stands as it does, and what would lower it: findings beside their clauses."""

from dataclasses import dataclass

from django.urls import reverse

from clearslate.domain.facts import UNSURE
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.lower import Change, Way
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_uses import clause_source
from clearslate.formats.words.findings import (
    besides,
    clauses_of,
    reason,
)
from clearslate.formats.words.pages import use as words
from clearslate.formats.words.registers import hanging_said
from clearslate.formats.words.ways import way_said
from clearslate.operations.showing import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSaid:
    """One finding beside its clause."""

    outcome: Outcome
    reason: str
    besides: tuple[str, ...]
    clause: str
    source: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """Something that would lower the outcome, or would not though one might hope so."""

    said: str
    outcome: Outcome
    helps: bool


def findings_said(shown: Shown, language: Language) -> list[FindingSaid]:
    """Return every finding, strictest first, beside the clause it rests on."""
    return [_finding(each, shown, language) for each in shown.determined.determination.findings]


def _finding(finding: Finding, shown: Shown, language: Language) -> FindingSaid:
    packs = shown.opened.packs
    clauses = clauses_of(finding, packs)
    return FindingSaid(
        outcome=finding.outcome,
        reason=reason(finding, packs, language),
        besides=(*besides(finding, language), *_hanging(finding, shown, language)),
        clause=clauses[0].text.say(language) if clauses else "",
        source=clause_source(finding, packs, language),
        address=reverse("guidance_clause", args=(finding.rule.pack, clauses[0].id))
        if clauses
        else "",
    )


def _hanging(finding: Finding, shown: Shown, language: Language) -> tuple[str, ...]:
    """Return why a register cannot say what a finding had to assume, where a fact is open."""
    said = (
        each
        for each in shown.determined.filled.said
        if each.word.fact in finding.assumed and each.counts == UNSURE
    )
    told = hanging_said(said, load_fact_book(), language)
    return (told,) if told else ()


_MOST_VAIN = 2


def lowering(shown: Shown, language: Language) -> list[Lowering]:
    """Return what would lower the outcome, then what would not."""
    outcome = shown.determined.determination.outcome
    helps = [_way(way, language) for way in shown.determined.ways]
    return [*helps, *(_vain(change, outcome, language) for change in shown.no_help()[:_MOST_VAIN])]


def _way(way: Way, language: Language) -> Lowering:
    return Lowering(
        said=way_said(way, load_fact_book(), language), outcome=way.outcome, helps=True
    )


def _vain(change: Change, outcome: Outcome, language: Language) -> Lowering:
    said = load_fact_book().words[change.fact].change
    do = said.do.say(language) if said is not None else change.fact
    return Lowering(
        said=words.NO_HELP.say(language, do=do.rstrip(".")), outcome=outcome, helps=False
    )
