"""Slips: the small mistakes that an author of rules makes, each made once on purpose.

A part of a condition forgotten, *and* written for *or*, a choice too many, a threshold one too
low, an outcome one too mild. A slip in a definition is made once for all rules that read it.
What the reader of packs would refuse anyway, since it asks for the safe side of a fact, is no
slip that needs a case.

Read next: ``mutants.py`` for which of them a pack's cases notice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from clearslate.domain.facts import Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import (
    ALWAYS,
    NEVER,
    All,
    AnyOf,
    AtLeast,
    Condition,
    Criterion,
    DayCriterion,
    Not,
)
from clearslate.domain.policy.polarity import wrong_ways
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.domain.policy.terms import TooManyTerms


class Slipped(StrEnum):
    """What kind of mistake was made."""

    PART_FORGOTTEN = "part_forgotten"
    AND_FOR_OR = "and_for_or"
    NEGATED = "negated"
    CHOICE_ADDED = "choice_added"
    CHOICE_FORGOTTEN = "choice_forgotten"
    MOVED = "moved"
    """A threshold, a day or a count, by one."""
    MILDER = "milder"
    STRICTER = "stricter"
    RULE_FORGOTTEN = "rule_forgotten"
    RAISE_FORGOTTEN = "raise_forgotten"
    """One fact of ``when_unsure``."""


Path = tuple[int, ...]
"""Where in a condition something stands: which part, of which part, from the outside in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One mistake, and how to make it in the rules under any readings.

    ``places`` are the rules concerned and where in each condition; ``option`` is the reading
    under which alone it is made, where a rule has another outcome there.
    """

    kind: Slipped
    places: tuple[tuple[str, Path], ...]
    said: tuple[str, ...] = ()
    """The words it is about: a fact, choices, a day, a number of a part."""
    part: int = 0
    option: str | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that it changes."""
        return tuple(rule for rule, _ in self.places)


def slips(
    rules: Sequence[Rule], catalogue: Catalogue, outcomes_under: dict[str, dict[str, Outcome]]
) -> tuple[Slip, ...]:
    """Return every slip that can be made in ``rules``.

    ``outcomes_under`` maps an option to the outcomes that rules have under it alone.
    """
    found = [slip for rule in rules for slip in _of_rule(rule, outcomes_under)]
    by_id = {rule.id: rule for rule in rules}
    for node, places in _nodes(rules):
        for slip in _of_node(node, places, catalogue):
            found += [] if _is_refused(slip, by_id, catalogue) else [slip]
    return tuple(found)


def _of_rule(rule: Rule, outcomes_under: dict[str, dict[str, Outcome]]) -> Iterator[Slip]:
    here = ((rule.id, ()),)
    yield Slip(kind=Slipped.RULE_FORGOTTEN, places=here)
    yield from _of_outcome(rule.outcome, Slip(kind=Slipped.MILDER, places=here))
    for option, outcomes in outcomes_under.items():
        if outcomes.get(rule.id, rule.outcome) != rule.outcome:
            under = Slip(kind=Slipped.MILDER, places=here, option=option)
            yield from _of_outcome(outcomes[rule.id], under)
    for fact, raised in rule.when_unsure:
        if min(raised, rule.outcome) > Outcome.ESCALATE:
            yield Slip(kind=Slipped.RAISE_FORGOTTEN, places=here, said=(fact,))


def _of_outcome(outcome: Outcome, milder: Slip) -> Iterator[Slip]:
    if outcome > Outcome.NOTIFY:
        yield replace(milder, said=(outcome.word, Outcome(outcome - 1).word))
    if outcome < Outcome.BLOCKED:
        stricter = Outcome(outcome + 1).word
        yield replace(milder, kind=Slipped.STRICTER, said=(outcome.word, stricter))


def _nodes(rules: Sequence[Rule]) -> list[tuple[Condition, tuple[tuple[str, Path], ...]]]:
    """Return every part of every condition; one that stands in several rules, once."""
    nodes: dict[int, Condition] = {}
    places: dict[int, list[tuple[str, Path]]] = {}
    for rule in rules:
        for path, node in _within(rule.condition, ()):
            if node not in (ALWAYS, NEVER):
                nodes[id(node)] = node
                places.setdefault(id(node), []).append((rule.id, path))
    return [(node, tuple(places[key])) for key, node in nodes.items()]


def _within(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    yield path, condition
    for place, part in enumerate(_parts(condition)):
        yield from _within(part, (*path, place))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, Not):
        return (condition.part,)
    return () if isinstance(condition, Criterion | DayCriterion) else condition.parts


def _of_node(
    node: Condition, places: tuple[tuple[str, Path], ...], catalogue: Catalogue
) -> Iterator[Slip]:
    match node:
        case Criterion():
            yield from _of_criterion(node, places, catalogue[node.fact])
        case DayCriterion():
            yield from _of_day(node, places)
        case Not():
            yield Slip(kind=Slipped.NEGATED, places=places)
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            yield from _of_parts(node, parts, places)


def _of_parts(
    node: Condition, parts: tuple[Condition, ...], places: tuple[tuple[str, Path], ...]
) -> Iterator[Slip]:
    if len(parts) > 1:
        for part in range(len(parts)):
            yield Slip(kind=Slipped.PART_FORGOTTEN, places=places, part=part)
    if isinstance(node, AtLeast):
        for count in (node.count - 1, node.count + 1):
            if 0 < count <= len(parts):
                yield Slip(kind=Slipped.MOVED, places=places, said=(str(count),))
    elif len(parts) > 1:
        yield Slip(kind=Slipped.AND_FOR_OR, places=places)


def _of_criterion(
    node: Criterion, places: tuple[tuple[str, Path], ...], fact: Fact
) -> Iterator[Slip]:
    if fact.selector:
        yield Slip(kind=Slipped.NEGATED, places=places, said=(fact.id,))
    if fact.kind is Kind.ORDERED and not fact.selector:
        yield from _moved(node, places, fact)
    elif fact.kind is not Kind.YES_NO:
        yield from _other_choices(node, places, fact)


def _moved(node: Criterion, places: tuple[tuple[str, Path], ...], fact: Fact) -> Iterator[Slip]:
    asks_for_later = fact.choices[-1] in node.answers
    for count in (len(node.answers) - 1, len(node.answers) + 1):
        if 0 < count < len(fact.choices):
            among = fact.choices[-count:] if asks_for_later else fact.choices[:count]
            yield Slip(kind=Slipped.MOVED, places=places, said=(fact.id, *among))


def _other_choices(
    node: Criterion, places: tuple[tuple[str, Path], ...], fact: Fact
) -> Iterator[Slip]:
    for choice in fact.choices:
        said = (fact.id, choice)
        if choice not in node.answers and choice not in fact.safe:
            yield Slip(kind=Slipped.CHOICE_ADDED, places=places, said=said)
        elif choice in node.answers and len(node.answers) > 1:
            yield Slip(kind=Slipped.CHOICE_FORGOTTEN, places=places, said=said)


def _of_day(node: DayCriterion, places: tuple[tuple[str, Path], ...]) -> Iterator[Slip]:
    day = timedelta(days=1)
    if node.first > date.min:
        for first in (node.first - day, node.first + day):
            said = (node.fact, "first", first.isoformat())
            yield Slip(kind=Slipped.MOVED, places=places, said=said)
    if node.last < date.max:
        for last in (node.last - day, node.last + day):
            said = (node.fact, "last", last.isoformat())
            yield Slip(kind=Slipped.MOVED, places=places, said=said)


def _is_refused(slip: Slip, rules: dict[str, Rule], catalogue: Catalogue) -> bool:
    made = (slipped(rules[rule], slip, ()) for rule in slip.rules)
    try:
        return any(any(wrong_ways(rule.condition, catalogue)) for rule in made if rule is not None)
    except TooManyTerms:
        return True


def slipped(rule: Rule, slip: Slip, options: Sequence[str]) -> Rule | None:
    """Return ``rule``, as it is under ``options``, with the slip made; None where it is gone."""
    if slip.kind is Slipped.RULE_FORGOTTEN:
        return None
    if slip.kind in (Slipped.MILDER, Slipped.STRICTER):
        return _with_outcome(rule, slip, options)
    if slip.kind is Slipped.RAISE_FORGOTTEN:
        left = tuple(each for each in rule.when_unsure if each[0] not in slip.said)
        return replace(rule, when_unsure=left)
    condition = rule.condition
    for place, path in slip.places:
        if place == rule.id:
            condition = _changed(condition, path, slip)
    return replace(rule, condition=condition)


def _with_outcome(rule: Rule, slip: Slip, options: Sequence[str]) -> Rule:
    was, becomes = (Outcome[word.upper()] for word in slip.said)
    is_there = slip.option is None or slip.option in options
    if not is_there or rule.outcome is not was:
        return rule
    raised = tuple((fact, min(outcome, becomes)) for fact, outcome in rule.when_unsure)
    return replace(rule, outcome=becomes, when_unsure=raised)


def _changed(condition: Condition, path: Path, slip: Slip) -> Condition:
    if not path:
        return _made(condition, slip)
    first, *rest = path
    if isinstance(condition, Not):
        return Not(_changed(condition.part, tuple(rest), slip))
    if isinstance(condition, Criterion | DayCriterion):
        return condition
    parts = tuple(
        _changed(part, tuple(rest), slip) if place == first else part
        for place, part in enumerate(condition.parts)
    )
    return replace(condition, parts=parts)


def _made(node: Condition, slip: Slip) -> Condition:
    """Return one part of a condition with the slip made in it."""
    match node, slip.kind:
        case Not(part), _:
            return part
        case ((All(parts) | AnyOf(parts) | AtLeast(_, parts)), Slipped.PART_FORGOTTEN):
            return replace(node, parts=(*parts[: slip.part], *parts[slip.part + 1 :]))
        case All(parts), _:
            return AnyOf(parts)
        case AnyOf(parts), _:
            return All(parts)
        case AtLeast(), _:
            return replace(node, count=int(slip.said[0]))
        case DayCriterion(), _:
            return _day_made(node, slip)
        case Criterion(), _:
            return _criterion_made(node, slip)
    return node


def _day_made(node: DayCriterion, slip: Slip) -> DayCriterion:
    _, end, day = slip.said
    moved = date.fromisoformat(day)
    return replace(node, first=moved) if end == "first" else replace(node, last=moved)


def _criterion_made(node: Criterion, slip: Slip) -> Condition:
    if slip.kind is Slipped.NEGATED:
        return Not(node)
    words = frozenset(slip.said[1:])
    if slip.kind is Slipped.CHOICE_ADDED:
        return replace(node, answers=node.answers | words)
    if slip.kind is Slipped.CHOICE_FORGOTTEN:
        return replace(node, answers=node.answers - words)
    return replace(node, answers=words)
