"""A pack as the service's help centre shows it: parts of its guide, and one page for a clause.

What a part shows is worked out from the rules, as ``pack show`` does; here every clause has an
address of its own, and the worked cases of the pack stand beside the rules that decided them.

Read next: ``guidance_index.py`` for how it is searched.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from clearslate.domain.policy.trial import Tried
from clearslate.formats.cases import try_pack
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_fact_book
from clearslate.formats.pack_matrix import ClauseRules, MatrixLine, clauses_with_rules, matrix_of
from clearslate.formats.pack_pages_html import (
    _clause,
    _matrix_cells,
    _outcomes,
    _readings,
    _source,
    review_order,
)
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import ruleset_of
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_parts import (
    NOTHING,
    Cell,
    Html,
    Row,
    anchor,
    joined,
    paragraph,
    section,
    state_of,
    table,
    text,
)
from clearslate.formats.words import guide
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import number
from clearslate.formats.words.guide_rules import computed_said, standing_said
from clearslate.formats.words.pages import guidance as words
from clearslate.formats.words.verdicts import OUTCOME_MARKS


class Part(StrEnum):
    """A part of the guide of a pack."""

    USES = "uses"
    CLAUSES = "clauses"
    READINGS = "readings"
    CASES = "cases"
    SOURCE = "source"


Address = Callable[[str], str]
"""Where the page of a clause is, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A pack that is shown, in one language, with where its clauses are."""

    pack: PackWords
    address: Address
    language: Language
    of_production: bool = False
    """It came with a production; its cases, if it has some, did not."""

    def parts(self) -> tuple[Part, ...]:
        """Return the parts that this pack has."""
        return tuple(part for part in Part if self._has(part))

    def _has(self, part: Part) -> bool:
        match part:
            case Part.USES:
                return bool(self.pack.matrix)
            case Part.READINGS:
                return bool(self.pack.readings)
            case Part.CASES:
                return not self.of_production and bool(cases_of(self.pack.reference.id))
            case _:
                return True

    def standing(self) -> str:
        """Return the guide in one sentence: how many kinds of use have which outcome."""
        if not self.pack.matrix:
            return self.pack.notice.say(self.language)
        return standing_said(_matrix(self.pack), self.language)

    def body(self, part: Part) -> Html:
        """Return one part of the guide."""
        match part:
            case Part.USES:
                return joined((self._uses(), _outcomes(self.language)))
            case Part.CLAUSES:
                return self._clauses()
            case Part.READINGS:
                return _readings(self.pack, self.language)
            case Part.CASES:
                return self._cases(cases_of(self.pack.reference.id))
            case Part.SOURCE:
                return _source(self.pack, self.language)

    def clause(self, clause: str) -> Html:
        """Return one clause with its rules, the readings of it and the cases that it decided.

        Raises:
            KeyError: where the pack has no such clause.
        """
        by_id = {each.clause.id: each for each in clauses_with_rules(self.pack)}
        found = by_id[clause]
        return joined((_clause(found, self.pack, self.language), self._cases_of(found)))

    def _clauses(self) -> Html:
        every = clauses_with_rules(self.pack)
        title = guide.CLAUSES_AND_RULES.say(self.language)
        count = number(len(every), self.language)
        body = joined(self._titled(each) for each in every)
        clauses = section("clauses", title, body, count=count)
        return joined((review_order(self.pack, self.language), clauses))

    def _titled(self, each: ClauseRules) -> Html:
        link = text(self.address(each.clause.id))
        said = text(words.OPEN_CLAUSE.say(self.language, clause=each.clause.id))
        return joined(
            (
                _clause(each, self.pack, self.language),
                Html(f'<p class="small"><a href="{link}">{said}</a></p>'),
            )
        )

    def _uses(self) -> Html:
        language = self.language
        heads = (
            guide.YOU_WANT, guide.AS_A_RULE, guide.CAN_BECOME, guide.FIRST, guide.CLAUSES
        )  # fmt: skip
        rows = [self._row(line) for line in _matrix(self.pack)]
        title = guide.USUALLY.say(language)
        computed = paragraph(computed_said(self.pack, language), "small muted")
        shown = table(title, [head.say(language) for head in heads], rows, css="matrix")
        return section("uses", title, joined((shown, computed)))

    def _row(self, line: MatrixLine) -> Row:
        *most, _ = _matrix_cells(line, self.language)
        linked = Html(", ".join(self.link(each) for each in line.clauses))
        return Row(cells=(*most, Cell(body=linked, css="clauses")), id=anchor("row", line.row.id))

    def link(self, clause: str) -> Html:
        """Return a clause as a link to its page."""
        return Html(f'<a href="{text(self.address(clause))}">{text(clause)}</a>')

    def _cases_of(self, found: ClauseRules) -> Html:
        if self.of_production:
            return NOTHING
        rules = {rule.id for rule in (*found.rules, *found.also)}
        return self._cases(
            tried
            for tried in cases_of(self.pack.reference.id)
            if rules & {finding.rule.id for finding in tried.determination.findings}
        )

    def _cases(self, cases: Iterable[Tried]) -> Html:
        language = self.language
        heads = (words.CASE, words.GIVEN, words.COMES_OUT, guide.CLAUSES)
        rows = [self._case(each) for each in cases]
        title = words.CASES.say(language)
        why = paragraph(words.CASES_WHY.say(language) if rows else "", "small muted")
        shown = table(title, [head.say(language) for head in heads], rows, css="matrix cases")
        count = number(len(rows), language)
        return section("cases", title, joined((why, shown)) if rows else NOTHING, count=count)

    def _case(self, tried: Tried) -> Row:
        made, case = tried.determination, tried.case
        cited = dict.fromkeys(
            clause
            for finding in made.findings
            if finding.outcome is made.outcome
            for clause in finding.rule.cites
        )
        facts = load_fact_book().words
        given = [
            f"{facts[fact].question.say(self.language)} "
            f"{labelled(facts[fact], answer, self.language)}"
            for answers in (case.given, *case.steps, *case.people)
            for fact, answer in answers.items()
            if fact in facts
        ]
        items = joined(Html(f"<li>{text(each)}</li>") for each in given)
        return Row(
            cells=(
                Cell(body=Html(f'<span lang="en">{text(_sentence(case.case))}</span>')),
                Cell(body=Html(f'<ul class="given">{items}</ul>') if items else NOTHING),
                Cell(body=state_of(OUTCOME_MARKS[made.outcome], self.language)),
                Cell(body=Html(", ".join(self.link(each) for each in cited)), css="clauses"),
            )
        )


def _sentence(case: str) -> str:
    return case[:1].upper() + case[1:]


@lru_cache(16)
def cases_of(pack: str) -> tuple[Tried, ...]:
    """Return the worked cases of a pack that ships, with what its rules make of each."""
    try:
        return try_pack(pack).cases
    except DocumentError:
        return ()


_MATRICES: dict[tuple[str, frozenset[str]], tuple[MatrixLine, ...]] = {}


def _matrix(pack: PackWords) -> tuple[MatrixLine, ...]:
    key = (pack.reference.digest, frozenset(pack.reference.options))
    if key not in _MATRICES:
        if len(_MATRICES) > 64:
            _MATRICES.clear()
        _MATRICES[key] = matrix_of(pack, ruleset_of([pack]))
    return _MATRICES[key]
