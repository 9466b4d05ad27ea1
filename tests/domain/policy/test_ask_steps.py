"""With several steps a question is asked exactly where some answer can still change something.

Held against brute force: every way in which all other questions could be answered, each answer to
this one, and none; the declaration is filled and determined anew for each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations, product
from math import prod

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.builders import a_declaration
from tests.domain.policy.catalogue import a_pack_of, a_rule
from tests.strategies import catalogues, known_answers, open_answers, packs

from clearslate.domain.declaration import Declaration, Step
from clearslate.domain.facts import Answer, Answers, Catalogue, Fact, Kind, Scope
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.policy.ask import next_question, questions, questions_apart
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import decide
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Pack
from clearslate.domain.registry import Registry

LAW = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
_MOST_WAYS = 1500
WHOLE = -1


@dataclass(frozen=True)
class Slot:
    """Where one open question is answered: of the whole use, or by one silent step."""

    fact: str
    place: int


@dataclass(frozen=True)
class Case:
    """Small rules and a declaration of some steps, about which a little is known."""

    rules: Ruleset
    declaration: Declaration

    @property
    def catalogue(self) -> Catalogue:
        return self.rules.catalogue

    def facts(self, declaration: Declaration):
        around = Surroundings(catalogue=self.catalogue, registry=Registry(), on=date(2026, 11, 20))
        return fill(declaration, around).facts

    def slots(self) -> list[Slot]:
        """Return every question that is open: a fact of steps is asked of each silent one."""
        whole, steps = self.declaration.answers, self.declaration.pipeline
        return [
            Slot(fact.id, place)
            for fact in self.catalogue.facts
            if fact.id not in whole
            for place in (range(len(steps)) if fact.scope is Scope.STEP else (WHOLE,))
            if place == WHOLE or fact.id not in steps[place].answers
        ]

    def determined(self, answers: Mapping[Slot, Answer]) -> Determination:
        return decide(self.rules, self.facts(told(self.declaration, answers)))

    def asked(self) -> set[Slot]:
        """Return the slots that are asked: what the whole needs, each silent step answers."""
        apart = questions_apart(self.rules, self.facts(self.declaration))
        beyond = apart[0]
        return {
            slot
            for slot in self.slots()
            if slot.fact in beyond
            or (slot.place != WHOLE and slot.fact in apart[1 + slot.place])
            or (slot.place == WHOLE and any(slot.fact in each for each in apart))
        }


def told(declaration: Declaration, answers: Mapping[Slot, Answer]) -> Declaration:
    def of(place: int) -> Answers:
        return {slot.fact: a for slot, a in answers.items() if slot.place == place}

    return replace(
        declaration,
        answers={**declaration.answers, **of(WHOLE)},
        pipeline=tuple(
            replace(step, answers={**step.answers, **of(place)})
            for place, step in enumerate(declaration.pipeline)
        ),
    )


def ways(fact: Fact) -> list[Answer]:
    if fact.kind is not Kind.SEVERAL:
        return [*fact.choices]
    sizes = range(1, len(fact.choices) + 1)
    return [
        frozenset(some)
        for some in chain.from_iterable(combinations(fact.choices, n) for n in sizes)
    ]


def can_change(case: Case) -> set[Slot]:
    """Return the slots of which some answer changes the determination, by trying them all."""
    slots = case.slots()
    of = {slot: ways(case.catalogue[slot.fact]) for slot in slots}
    assume(prod(1 + len(each) for each in of.values()) <= _MOST_WAYS)
    return {slot for slot in slots if _changes(case, slot, of)}


def _changes(case: Case, slot: Slot, of: Mapping[Slot, list[Answer]]) -> bool:
    others = [other for other in of if other != slot]
    for rest in product(*(of[other] for other in others)):
        known = dict(zip(others, rest, strict=True))
        without = case.determined(known)
        if any(case.determined({**known, slot: answer}) != without for answer in of[slot]):
            return True
    return False


@st.composite
def small(draw: st.DrawFn) -> tuple[Catalogue, Pack]:
    drawn = draw(catalogues(most=3, selectors=False))
    facts = tuple(
        replace(
            fact,
            scope=draw(st.sampled_from((Scope.STEP, Scope.STEP, Scope.USE))),
            choices=fact.choices[:3],
            # A set is never empty: its first choice stands for nothing, and is safe.
            safe=frozenset(("none",)) if fact.kind is Kind.SEVERAL else frozenset(),
        )
        for fact in drawn.facts
    )
    # A gate may name a choice that was cut away; without gates the grid is small enough.
    catalogue = Catalogue(version="1", facts=tuple(replace(f, gate=None) for f in facts))
    return catalogue, draw(packs(catalogue, most=2))


@st.composite
def begun(draw: st.DrawFn, *, most_steps: int = 2) -> Case:
    catalogue, pack = draw(small())

    def some_of(facts: Iterator[Fact]) -> Answers:
        found: dict[str, Answer] = {}
        for fact in facts:
            state = draw(st.integers(0, 5))
            if state >= 3:
                found[fact.id] = draw(known_answers(fact))
            elif state == 2:
                found[fact.id] = draw(open_answers(fact))
        return found

    of_steps = [fact for fact in catalogue.facts if fact.scope is Scope.STEP]
    steps = tuple(
        Step(step=f"step {n}", answers=some_of(iter(of_steps)))
        for n in range(draw(st.integers(1, most_steps)))
    )
    whole = some_of(f for f in catalogue.facts if draw(st.booleans()))
    declaration = a_declaration(answers=whole, pipeline=steps)
    return Case(compile_rules([pack], catalogue), declaration)


@LAW
@given(begun())
def test_exactly_those_questions_are_asked_of_which_some_answer_changes_the_determination(
    case: Case,
) -> None:
    assert case.asked() == can_change(case)


def environment() -> Catalogue:
    return Catalogue(
        version="1",
        facts=(
            Fact(id="keeps", kind=Kind.YES_NO, choices=("no", "yes"), scope=Scope.STEP),
            Fact(
                id="where",
                kind=Kind.ORDERED,
                choices=("studio", "own", "free"),
                scope=Scope.STEP,
            ),
            Fact(id="final", kind=Kind.YES_NO, choices=("no", "yes")),
        ),
    )


def asked_beside(line: str, scope: Scope, *steps: Answers, whole: Answers | None = None) -> Case:
    catalogue = environment()
    rule = replace(a_rule(line, catalogue=catalogue), scope=scope)
    pipeline = tuple(Step(step=f"s{n}", answers=each) for n, each in enumerate(steps))
    declaration = a_declaration(answers=whole or {}, pipeline=pipeline)
    return Case(compile_rules([a_pack_of(rule)], catalogue), declaration)


def test_a_silent_step_is_asked_though_another_answered_the_worst() -> None:
    case = asked_beside("keeps", Scope.STEP, {"keeps": "yes"}, {})

    assert [q.fact for q in questions(case.rules, case.facts(case.declaration))] == ["keeps"]
    assert questions_apart(case.rules, case.facts(case.declaration))[1:] == (
        frozenset(),
        frozenset(("keeps",)),
    )


def test_for_the_use_the_worst_answer_of_one_step_settles_it() -> None:
    case = asked_beside("keeps", Scope.USE, {"keeps": "yes"}, {})

    assert questions(case.rules, case.facts(case.declaration)) == ()


def test_what_one_step_answered_bounds_what_others_can_still_make_of_the_use() -> None:
    """At ``own`` already, ``where >= own`` holds whatever the other says; ``final`` is idle."""
    case = asked_beside("where >= own or final", Scope.USE, {"where": "own"}, {})

    assert [q.fact for q in questions(case.rules, case.facts(case.declaration))] == ["where"]


def test_what_was_said_of_the_whole_use_holds_for_a_silent_step_beside_a_worse_one() -> None:
    case = asked_beside("keeps", Scope.STEP, {"keeps": "yes"}, {}, whole={"keeps": "no"})

    [finding] = case.determined({}).findings
    assert finding.concerns == ("1. s0",)
    assert questions(case.rules, case.facts(case.declaration)) == ()


@LAW
@given(begun(most_steps=3), st.data())
def test_an_interview_of_the_whole_use_ends_where_nothing_can_change_any_more(
    case: Case, data: st.DataObject
) -> None:
    """As in a terminal, where each answer is given for all steps that did not answer."""
    topics = {fact.id: "a" for fact in case.catalogue.facts}
    declaration = case.declaration
    while (fact := next_question(case.rules, case.facts(declaration), topics)) is not None:
        answer = data.draw(known_answers(case.catalogue[fact]))
        assert fact not in declaration.answers
        declaration = replace(declaration, answers={**declaration.answers, fact: answer})

    ended = decide(case.rules, case.facts(declaration))
    rest = {
        fact.id: data.draw(known_answers(fact))
        for fact in case.catalogue.facts
        if fact.id not in declaration.answers
    }
    full = replace(declaration, answers={**declaration.answers, **rest})
    assert decide(case.rules, case.facts(full)) == ended
