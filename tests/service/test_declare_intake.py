"""The intake's law: stopped early, it ends where the full form ends, and loses nobody's answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.facts import Answer, Fact, Kind, Scope
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.policy.ask import next_question, questions
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import decide
from clearslate.domain.policy.determination import Determination
from clearslate.formats.facts import load_fact_book
from clearslate.formats.packs import packs_of, ruleset_of
from clearslate.formats.production_folder import read_production
from clearslate.operations.drafting import _answered, _with
from clearslate.operations.intake import intake_of, is_of_person, place_of

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOK = load_fact_book()
ON = date(2026, 11, 20)
PERFORMERS = ("Bastien Ormeau", "Maren Oskvale", "Nobody On File")
TOOLS = ("northlight-image-4-enterprise", "echoloft-free", "a-tool-of-nobody", None)


@lru_cache(2)
def house(handle: str) -> tuple[Ruleset, Surroundings]:
    folder = read_production(EXAMPLES / handle, BOOK.catalogue)
    packs = packs_of(folder.production.packs, beside=EXAMPLES / handle, where=handle)
    around = Surroundings(
        catalogue=BOOK.catalogue, registry=folder.registry, on=ON, production=folder.production
    )
    return ruleset_of(packs), around


def an_answer(fact: Fact, chance: Random) -> Answer:
    if chance.random() < 0.08:
        return "unsure"
    if fact.kind is Kind.DAY:
        return ON
    if fact.kind is Kind.SEVERAL:
        beyond = [word for word in fact.choices if word != "none"]
        if "none" in fact.choices and chance.random() < 0.4:
            return frozenset(("none",))
        return frozenset(chance.sample(beyond, chance.randint(1, 2)))
    return chance.choice(fact.choices)


def a_form(scopes: tuple[Scope, ...], chance: Random) -> dict[str, Answer]:
    """Return an answer to every question of some scopes."""
    asked = (f for f in BOOK.catalogue.facts if f.scope in scopes and not f.derived)
    return {fact.id: an_answer(fact, chance) for fact in asked}


def a_full_form(chance: Random, *, parts: bool) -> Declaration:
    """Return a declaration in which everything is answered and nothing contradicts."""
    steps = tuple(
        Step(step=f"step {n}", tool=chance.choice(TOOLS), answers=a_form((Scope.STEP,), chance))
        for n in range(chance.randint(0, 2) if parts else 0)
    )
    use = a_form((Scope.USE,), chance) | {"scope": "content"}
    people: tuple[Person, ...] = ()
    if parts and use["person_shown"] == "yes":
        people = tuple(
            Person(performer=name, answers=a_form((Scope.PERSON,), chance))
            for name in chance.sample(PERFORMERS, chance.randint(0, 2))
        )
    use["purpose"] = "final_picture" if use["in_final"] != "no" else "ideation"
    if not steps:
        use |= a_form((Scope.STEP,), chance)
    if not people:
        use |= a_form((Scope.PERSON,), chance)
        if use["person_shown"] == "no":
            # Nobody is shown and these are shown: a contradiction, which is another story.
            use.pop("people")
    return Declaration(
        reference="draft",
        title="t",
        partner="p",
        contact="c",
        answers=use,
        pipeline=steps,
        people=people,
    )


def taken_in(full: Declaration, handle: str) -> tuple[Declaration, int]:
    """Return what an intake knows when it ends, answering from ``full``, and how much it asked."""
    rules, around = house(handle)
    known = replace(
        full,
        answers={},
        pipeline=tuple(replace(step, answers={}) for step in full.pipeline),
        people=tuple(replace(person, answers={}) for person in full.people),
    )
    asked = 0
    passed = frozenset(("steps", "performers", "works"))
    for _ in range(200):
        intake = intake_of(known, passed, rules, around)
        page = intake.next_page()
        if page is None:
            return known, asked
        facts = intake.asked_on(page)
        asked += len(facts)
        assert facts, page
        known = _page_answered(known, full, page, facts)
    raise AssertionError("the intake never ends")


def _page_answered(
    known: Declaration, full: Declaration, page: str, facts: tuple[str, ...]
) -> Declaration:
    place = place_of(page)
    if place is None:
        given = {fact: full.answers.get(fact, "unsure") for fact in facts}
        return replace(known, answers=_with(known.answers, given))
    if is_of_person(page):
        given = {fact: full.people[place].answers.get(fact, "unsure") for fact in facts}
        return replace(known, people=_answered(known.people, page, "", given))
    given = {fact: full.pipeline[place].answers.get(fact, "unsure") for fact in facts}
    return replace(known, pipeline=_answered(known.pipeline, page, "", given))


def determined(declaration: Declaration, handle: str) -> Determination:
    rules, around = house(handle)
    return decide(rules, fill(declaration, around).facts)


def beside_registers(full: Declaration) -> Declaration:
    """Return a full form without what a register answers; nobody is asked that."""
    of_tool = {None: (), "a-tool-of-nobody": ("tool_keeps_data",)}
    registered = ("environment", "tool_keeps_data")
    consents = ("replica_consented", "consent_on_record")
    return replace(
        full,
        pipeline=tuple(
            replace(step, answers=_less(step.answers, of_tool.get(step.tool, registered)))
            for step in full.pipeline
        ),
        people=tuple(replace(p, answers=_less(p.answers, consents)) for p in full.people),
    )


def _less(answers: Mapping[str, Answer], facts: tuple[str, ...]) -> dict[str, Answer]:
    return {fact: said for fact, said in answers.items() if fact not in facts}


def told(made: Determination) -> tuple[object, ...]:
    findings = {(f.rule.reference, f.outcome, f.certain) for f in made.findings}
    return made.outcome, made.certain, made.could_reach, findings


@pytest.mark.parametrize("handle", ["the-salt-road", "ferry-tales"])
@pytest.mark.parametrize("parts", [False, True])
def test_an_intake_that_stopped_early_ends_at_the_determination_of_the_full_form(
    handle: str, parts: bool
) -> None:
    spared = 0
    for seed in range(120):
        full = beside_registers(a_full_form(Random(seed), parts=parts))
        early, asked = taken_in(full, handle)
        assert told(determined(early, handle)) == told(determined(full, handle)), seed
        spared += len(full.answers) - asked
    assert spared > 0


def test_the_browser_asks_what_the_terminal_asks_where_no_step_or_person_is_listed() -> None:
    rules, around = house("the-salt-road")
    topics = {fact: words.topic for fact, words in BOOK.words.items()}
    for seed in range(40):
        full = a_full_form(Random(seed), parts=False)
        known = replace(full, answers={})
        while (fact := next_question(rules, fill(known, around).facts, topics)) is not None:
            intake = intake_of(known, ("steps", "performers", "works"), rules, around)
            open_now = {each.fact for each in questions(rules, intake.filled.facts)}
            assert set(intake.open_facts) == open_now
            assert intake.next_page() is not None
            known = replace(known, answers=_with(known.answers, {fact: full.answers[fact]}))
        assert intake_of(known, (), rules, around).next_page() is None


def test_a_question_waits_for_the_one_that_it_hangs_on() -> None:
    rules, around = house("the-salt-road")
    bare = Declaration(reference="draft", title="t", partner="p", contact="c")

    intake = intake_of(bare, (), rules, around)

    assert intake.asked_on("people") == ("person_shown",)
    assert intake.waiting_on("people") > 5


def test_a_list_comes_before_the_questions_that_its_register_may_answer() -> None:
    rules, around = house("the-salt-road")
    shown = Declaration(
        reference="draft", title="t", partner="p", contact="c", answers={"person_shown": "yes"}
    )
    known = dict.fromkeys(BOOK.catalogue.ids, "unsure")
    for fact in ("inputs", "environment", "tool_keeps_data", "trains_model", "tool_reviewed"):
        known.pop(fact)
    people = {f.id for f in BOOK.catalogue.facts if f.scope is Scope.PERSON}
    derived = {f.id for f in BOOK.catalogue.facts if f.derived}
    before = {f: a for f, a in known.items() if f not in people | derived}

    steps = intake_of(replace(shown, answers=before | {"person_shown": "yes"}), (), rules, around)
    assert steps.next_page() == "steps"

    passed = intake_of(steps.declaration, ("steps",), rules, around)
    assert passed.next_page() in ("material", "tools", "training")

    all_but_people = before | {"person_shown": "yes"}
    for fact in ("inputs", "environment", "tool_keeps_data", "trains_model", "in_final"):
        all_but_people[fact] = "unsure"
    who = intake_of(replace(shown, answers=all_but_people), (), rules, around)
    assert who.next_page() == "performers"


def test_what_a_consent_names_is_asked_while_the_register_cannot_speak_without_it() -> None:
    rules, around = house("the-salt-road")
    consents = around.registry.consents or ()
    standing = next(c for c in consents if c.reference == "C-0006")
    answers: dict[str, Answer] = {"person_shown": "yes", "replica_kind": standing.kind.value}
    person = Person(performer=standing.performer, answers={"replica_kind": standing.kind.value})
    use = Declaration(
        reference="draft",
        title="t",
        partner="p",
        contact="c",
        answers=answers,
        people=(person,),
    )

    assert "purpose" in intake_of(use, (), rules, around).open_facts
