"""The long runs of ``make soak``: a million interviews, and every engine on the same packs.

A sample of each runs every time. What a run did is told at its end, so that nobody has to trust
that it was long.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

import pytest
from bench.peers import Peer, context_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.agreement.simulated import interview, person
from tests.agreement.specification import World, as_specified, specify
from tests.agreement.test_engines import ENGINES, decided
from tests.strategies import all_facts, answers, catalogues, packs

from clearslate.domain.facts import Answers, Catalogue
from clearslate.domain.policy.columns import stored
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.impact import outcomes
from clearslate.domain.policy.rules import Outcome, Pack
from clearslate.formats.facts import load_fact_book
from clearslate.formats.packs import find_pack, ruleset_of

ANY_CASE = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
BOOK = load_fact_book()
TOPICS: Mapping[str, str] = {fact: words.topic for fact, words in BOOK.words.items()}
OPTIONS = sorted(r.option for r in find_pack("netflix-genai").readings.values() if r.option)
CHOSEN = [(), *((option,) for option in OPTIONS), tuple(OPTIONS)]

Told = Callable[[str, object], None]


def interviews_with(
    rules: Ruleset, topics: Mapping[str, str], people: int, chance: Random, done: Counter[str]
) -> None:
    """Interview ``people`` who answer at random; each ends as the full form would."""
    for _ in range(people):
        full_form = person(rules, chance)
        stopped, asked = interview(rules, topics, full_form, chance)
        assert decide(rules, stopped) == decide(rules, Facts(full_form))
        done["interviews"] += 1
        done["questions asked"] += asked
        done["questions of the full forms"] += len(full_form)


def shipped_interviews(people: int, seed: str, told: Told) -> None:
    done: Counter[str] = Counter()
    for options in CHOSEN:
        rules = ruleset_of([find_pack("netflix-genai", options)])
        interviews_with(rules, TOPICS, people // len(CHOSEN) + 1, Random(seed), done)
    tell(told, done)


def random_interviews(packs_drawn: int, people: int, told: Told) -> None:
    done: Counter[str] = Counter()

    @settings(ANY_CASE, max_examples=packs_drawn)
    @given(data=st.data(), chance=st.randoms(use_true_random=False))
    def with_random_rules(data: st.DataObject, chance: Random) -> None:
        catalogue = data.draw(catalogues())
        topics = {fact.id: data.draw(st.sampled_from("ab")) for fact in catalogue.facts}
        rules = compile_rules([data.draw(packs(catalogue))], catalogue)
        interviews_with(rules, topics, people, chance, done)
        done["random packs interviewed about"] += 1

    with_random_rules()
    tell(told, done)


def tell(told: Told, done: Mapping[str, int]) -> None:
    for what, count in done.items():
        told(f"did: {what}", count)


def test_simulated_interviews_end_as_the_full_form(record_property: Told) -> None:
    shipped_interviews(200, "a sample", record_property)


def test_simulated_interviews_about_random_packs_end_as_the_full_form(
    record_property: Told,
) -> None:
    random_interviews(20, 10, record_property)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_half_a_million_interviews_end_as_the_full_form(
    part: int, record_property: Told, seed_of_run: int
) -> None:
    shipped_interviews(50_000, f"{seed_of_run} {part}", record_property)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_half_a_million_interviews_about_random_packs_end_as_the_full_form(
    part: int, record_property: Told
) -> None:
    random_interviews(500, 100, record_property)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Catalogue, Pack, list[Facts], Answers]:
    """Return rules, declarations on file, and one use as engines of others can take it."""
    catalogue = draw(catalogues(most=5))
    rows = draw(st.lists(all_facts(catalogue), min_size=1, max_size=4))
    return (
        catalogue,
        draw(packs(catalogue, most=3)),
        rows,
        draw(answers(catalogue, selectors_known=True)),
    )


def agreements(examples: int, told: Told) -> None:
    """Put random packs to every reading and every engine that is installed."""
    done: Counter[str] = Counter()
    proves = prover()
    engines = installed()

    @settings(ANY_CASE, max_examples=examples)
    @given(cases())
    def everybody_agrees(case: tuple[Catalogue, Pack, list[Facts], Answers]) -> None:
        catalogue, pack, rows, known = case
        rules = compile_rules([pack], catalogue)
        readings_agree(rules, pack, rows)
        done["random packs"] += 1
        done["declarations decided, specified and counted in columns"] += len(rows)
        ours = decided(catalogue, pack, known)
        worlds = [World(catalogue, rule.condition) for rule in pack.rules]
        assert ours == tuple((world.must(known), world.may(known)) for world in worlds)
        for name, engine in engines.items():
            fired = engine(pack.rules, catalogue)
            agrees(fired.ask(fired.takes(context_of(known, catalogue))), ours, catalogue)
            done[f"uses put to {name}"] += 1
        if proves is not None:
            assert proves(catalogue, pack, known) == ours
            done["uses proved by z3"] += 1

    everybody_agrees()
    tell(told, done)


def readings_agree(rules: Ruleset, pack: Pack, rows: Sequence[Facts]) -> None:
    found = outcomes(rules, stored(rows))
    for place, facts in enumerate(rows):
        specified = specify(pack.rules, rules.catalogue, facts)
        assert as_specified(decide(rules, facts)) == specified
        assert [o for o in Outcome if found[o] >> place & 1] == [specified.outcome]


Rails = tuple[tuple[bool, bool], ...]
"""For each rule whether it certainly holds, and whether it may."""


def agrees(theirs: Rails, ours: Rails, catalogue: Catalogue) -> None:
    """Check an engine's rails; behind an open gate of a selector they may only be wider."""
    if not any(fact.gate and fact.selector for fact in catalogue.facts):
        assert theirs == ours
    for (must, may), (our_must, our_may) in zip(theirs, ours, strict=True):
        assert must <= our_must <= our_may <= may


def installed() -> dict[str, Callable[[Sequence[object], Catalogue], Peer]]:
    """Return the engines of others that are here; a run says which it asked."""
    here = {}
    for name, engine in ENGINES.items():
        try:
            __import__(name)
        except ImportError:
            continue
        here[name] = engine
    return here


def prover() -> Callable[[Catalogue, Pack, Answers], Rails] | None:
    try:
        from tests.agreement.proving import rails
    except ImportError:
        return None
    return rails


def test_every_engine_and_every_reading_agree_on_a_sample(record_property: Told) -> None:
    agreements(15, record_property)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_every_engine_and_every_reading_agree_at_length(part: int, record_property: Told) -> None:
    agreements(2_000, record_property)
