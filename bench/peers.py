"""The same rules in engines that one would pick instead: cedarpy, a CEL binding, zen-engine.

Each condition is translated twice, for what must be and for what may be: *unsure* is one more
word that an answer may be, which counts for *may* and not for *must*, and ``not`` swaps the two.
That is what `decide` says wherever the selectors are known. Engines that are not installed are
left out, by name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import combinations
from types import ModuleType
from typing import Any

from clearslate.domain.facts import UNSURE, Answers, Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
)
from clearslate.domain.policy.language import Vocabulary, read_condition
from clearslate.domain.policy.rules import Rule

Context = dict[str, str | list[str] | int]
"""One declaration as an engine takes it: words, lists of words, days as numbers."""

Fired = tuple[tuple[bool, bool], ...]
"""For each rule in order whether it certainly holds, and whether it may."""

_UNKNOWN_DAY = -1


class NotHere(Exception):
    """An engine is not installed."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """How one language says that an answer is among some words, and how it joins conditions."""

    among: str
    any_among: str
    both: str
    either: str
    negated: str
    fact: str = "{fact}"


CEL = Syntax(
    among="({fact} in {words})",
    any_among="({fact}.exists(x, x in {words}))",
    both=" && ",
    either=" || ",
    negated="!({part})",
)
CEDAR = Syntax(
    among="({words}.contains({fact}))",
    any_among="({fact}.containsAny({words}))",
    both=" && ",
    either=" || ",
    negated="!({part})",
    fact="context.{fact}",
)
ZEN = Syntax(
    among="({fact} in {words})",
    any_among="(some({fact}, # in {words}))",
    both=" and ",
    either=" or ",
    negated="not({part})",
)


@dataclass(frozen=True, slots=True)
class Translator:
    """Conditions over one catalogue, said in one language."""

    catalogue: Catalogue
    syntax: Syntax

    def rails(self, condition: Condition) -> tuple[str, str]:
        """Return ``condition`` as what must be and as what may be."""
        return self._said(condition, may=False), self._said(condition, may=True)

    def _said(self, condition: Condition, *, may: bool) -> str:
        match condition:
            case All(parts):
                return self._joined(self.syntax.both, parts, "true", may=may)
            case AnyOf(parts):
                return self._joined(self.syntax.either, parts, "false", may=may)
            case Not(part):
                return self.syntax.negated.format(part=self._said(part, may=not may))
            case AtLeast(count, parts):
                some = tuple(All(each) for each in combinations(parts, count))
                return self._said(AnyOf(some), may=may)
            case Criterion() | DayCriterion():
                return self._guarded(condition, may=may)

    def _joined(self, word: str, parts: Sequence[Condition], nothing: str, *, may: bool) -> str:
        return f"({word.join(self._said(part, may=may) for part in parts)})" if parts else nothing

    def _guarded(self, asked: Criterion | DayCriterion, *, may: bool) -> str:
        """Return what is asked of a fact, and of its gate where it has one."""
        fact = self.catalogue[asked.fact]
        said = self._asked(asked, fact, may=may)
        if fact.gate is None:
            return said
        words = Vocabulary(catalogue=self.catalogue, definitions={}, options={})
        gate = read_condition(fact.gate, words)
        if isinstance(asked, Criterion) and _counts_behind(asked, fact):
            closed = self._said(Not(gate), may=may)
            return f"({said}{self.syntax.either}{closed})"
        return f"({said}{self.syntax.both}{self._said(gate, may=may)})"

    def _asked(self, asked: Criterion | DayCriterion, fact: Fact, *, may: bool) -> str:
        name = self.syntax.fact.format(fact=fact.id)
        if isinstance(asked, DayCriterion):
            first, last = asked.first.toordinal(), asked.last.toordinal()
            within = f"({name} >= {first}{self.syntax.both}{name} <= {last})"
            unknown = f"{self.syntax.either}{name} == {_UNKNOWN_DAY}" if may else ""
            return f"({within}{unknown})"
        words = sorted(asked.answers) + ([UNSURE] if may else [])
        quoted = ", ".join(f'"{word}"' for word in words)
        form = self.syntax.any_among if fact.kind is Kind.SEVERAL else self.syntax.among
        return form.format(fact=name, words=f"[{quoted}]")


def _counts_behind(asked: Criterion, fact: Fact) -> bool:
    safest = fact.safest
    return bool(asked.answers & (safest if isinstance(safest, frozenset) else {str(safest)}))


def context_of(answers: Answers, catalogue: Catalogue) -> Context:
    """Return what is known of one use as engines take it; what nobody said is *unsure*."""
    return {fact.id: _value(fact, answers) for fact in catalogue.facts}


def _value(fact: Fact, answers: Answers) -> str | list[str] | int:
    answer = answers.get(fact.id, fact.default)
    if fact.kind is Kind.DAY:
        return answer.toordinal() if isinstance(answer, date) else _UNKNOWN_DAY
    if fact.kind is Kind.SEVERAL:
        return sorted(answer) if isinstance(answer, frozenset) else [UNSURE]
    return UNSURE if answer is None else str(answer)


Ask = Callable[[Any], Fired]


@dataclass(frozen=True, slots=True)
class Peer:
    """One engine with the rules loaded: what it makes of a context, and what it takes for one."""

    name: str
    ask: Ask
    takes: Callable[[Context], Any]


def cel(rules: Sequence[Rule], catalogue: Catalogue) -> Peer:
    """Return the rules in python-cel, as one program that lists every answer."""
    module = _imported("cel", "python-cel")
    program = module.Program(_listed(rules, Translator(catalogue, CEL)))
    return Peer("python-cel", lambda given: _paired(program.execute(given)), module.Context)


def zen(rules: Sequence[Rule], catalogue: Catalogue) -> Peer:
    """Return the rules in zen-engine, as one expression that lists every answer."""
    module = _imported("zen", "zen-engine")
    expression = module.compile_expression(_listed(rules, Translator(catalogue, ZEN)))
    return Peer(
        "zen-engine", lambda given: _paired(expression.evaluate(given)), lambda given: given
    )


def cedar(rules: Sequence[Rule], catalogue: Catalogue) -> Peer:
    """Return the rules in cedarpy, as two permits a rule whose reasons say which fired."""
    module = _imported("cedarpy", "cedarpy")
    says = Translator(catalogue, CEDAR)
    lines = [
        f"permit(principal, action, resource) when {{ {line} }};"
        for rule in rules
        for line in says.rails(rule.condition)
    ]
    policies = module.PolicySet.from_str("\n".join(lines))
    entities = module.Entities.from_json_str("[]")

    def ask(request: object) -> Fired:
        diagnostics = module.is_authorized(request, policies, entities).diagnostics
        fired = {*diagnostics.reasons}
        return _paired([f"policy{place}" in fired for place in range(len(lines))])

    return Peer("cedarpy", ask, _request)


def _request(context: Context) -> Mapping[str, object]:
    ids = {"principal": 'P::"p"', "action": 'A::"a"', "resource": 'R::"r"'}
    return {**ids, "context": context}


def _listed(rules: Iterable[Rule], says: Translator) -> str:
    return f"[{', '.join(line for rule in rules for line in says.rails(rule.condition))}]"


def _paired(answers: Sequence[bool]) -> Fired:
    return tuple(zip(answers[::2], answers[1::2], strict=True))


def _imported(module: str, package: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError as error:
        raise NotHere(package) from error


ENGINES: tuple[Callable[[Sequence[Rule], Catalogue], Peer], ...] = (cel, zen, cedar)


def peers(rules: Sequence[Rule], catalogue: Catalogue) -> Iterator[Peer | NotHere]:
    """Yield each engine with ``rules`` loaded, or that it is not here."""
    for engine in ENGINES:
        try:
            yield engine(rules, catalogue)
        except NotHere as missing:
            yield missing
