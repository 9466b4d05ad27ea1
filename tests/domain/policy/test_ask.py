"""An interview asks what can still change something, and stops when nothing can."""

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.agreement.specification import World
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import all_facts, answers, catalogues, known_answers, open_answers, packs

from clearslate.domain.facts import Answer, Answers, Catalogue, Fact, Scope
from clearslate.domain.policy.ask import next_question, questions
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, Item, decide
from clearslate.domain.policy.rules import Outcome, Rule
from clearslate.formats.facts import load_fact_book
from clearslate.formats.packs import find_pack, ruleset_of

LAW = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
BOOK = load_fact_book()
TOPICS: Mapping[str, str] = {fact: words.topic for fact, words in BOOK.words.items()}
SHIPPED = ruleset_of([find_pack("netflix-genai")])
READ = Catalogue(
    version="read", facts=tuple(BOOK.catalogue[column.fact] for column in SHIPPED.columns)
)


@st.composite
def begun(draw: st.DrawFn) -> tuple[Ruleset, Facts, Mapping[str, str]]:
    """Return rules, what is known of a use so far, and the topic of each question."""
    if draw(st.integers(0, 2)) == 0:
        known = draw(answers(READ))
        kept = draw(st.frozensets(st.sampled_from(READ.ids)))
        return SHIPPED, Facts({f: a for f, a in known.items() if f in kept}), TOPICS
    catalogue = draw(catalogues())
    topics = {fact.id: draw(st.sampled_from("ab")) for fact in catalogue.facts}
    return compile_rules([draw(packs(catalogue))], catalogue), draw(all_facts(catalogue)), topics


def any_answer(fact: Fact) -> st.SearchStrategy[Answer]:
    return st.one_of(known_answers(fact), known_answers(fact), open_answers(fact))


def told(facts: Facts, more: Answers) -> Facts:
    """Return ``facts`` with what is also known of the whole use."""
    return Facts({**facts.use, **more}, facts.steps, facts.people)


def silent_facts(rules: Ruleset, facts: Facts) -> list[Fact]:
    """Return what nobody said anything about, and what does not go without saying either."""
    return [
        fact
        for fact in rules.catalogue.facts
        if fact.id not in facts.use and fact.default is None and not fact.derived
    ]


def asked_of(rule: Rule, facts: Facts) -> list[Answers]:
    items: tuple[Item, ...] = {
        Scope.STEP: facts.steps,
        Scope.PERSON: facts.people,
    }.get(rule.scope, ())
    return [{**facts.use, **item.answers} for item in items] or [facts.use]


@LAW
@given(begun(), st.data())
def test_an_interview_that_is_over_ends_at_the_determination_of_the_full_form(
    case: tuple[Ruleset, Facts, Mapping[str, str]], data: st.DataObject
) -> None:
    rules, facts, topics = case
    while (asked := next_question(rules, facts, topics)) is not None:
        assert asked not in facts.use
        facts = told(facts, {asked: data.draw(any_answer(rules.catalogue[asked]))})

    full_form = told(
        facts, {fact.id: data.draw(any_answer(fact)) for fact in silent_facts(rules, facts)}
    )

    assert decide(rules, full_form) == decide(rules, facts)


@LAW
@given(begun())
def test_exactly_those_questions_are_asked_that_can_still_decide_a_rule(
    case: tuple[Ruleset, Facts, Mapping[str, str]],
) -> None:
    rules, facts, _ = case

    asked = {question.fact for question in questions(rules, facts)}

    can_decide = {
        fact.id
        for compiled in rules.rules
        for known in asked_of(compiled.rule, facts)
        for world in [World(rules.catalogue, compiled.rule.condition)]
        if not world.must(known)
        for fact in rules.catalogue.facts
        if fact.id in world.facts and fact.id not in known and not fact.derived
        if world.matters(fact.id, known)
    }
    assert asked == can_decide


def test_what_another_way_makes_idle_is_not_asked() -> None:
    """``misleading and (shown or in_final)`` hangs on misleading alone once it is in the final."""
    rules = compile_rules([a_pack_of(a_rule("misleading and (shown or in_final)"))], FILM)

    asked = [question.fact for question in questions(rules, Facts({"in_final": "yes"}))]

    assert asked == ["misleading"]


@LAW
@given(st.data())
def test_every_question_asked_has_an_answer_that_can_change_the_determination(
    data: st.DataObject,
) -> None:
    catalogue = data.draw(catalogues(most=4))
    rules = compile_rules([data.draw(packs(catalogue, most=2))], catalogue)
    facts = Facts(data.draw(answers(catalogue)))

    for question in questions(rules, facts):
        assert can_change(rules, facts, question.fact)


def can_change(rules: Ruleset, facts: Facts, asked: str) -> bool:
    """Whether two answers to ``asked`` part ways, for some way in which the rest turns out."""
    for compiled in rules.rules:
        world = World(rules.catalogue, compiled.rule.condition)
        if asked not in world.facts:
            continue
        for rest in completions(world, facts.use, [f for f in world.facts if f != asked]):
            made = [
                decide(rules, Facts({**facts.use, **rest, asked: answer}))
                for answer in world.ways(asked, facts.use)
            ]
            if any(each != made[0] for each in made):
                return True
    return False


def completions(world: World, known: Answers, waiting: list[str]) -> list[dict[str, Answer]]:
    found: list[dict[str, Answer]] = [{}]
    for fact in waiting:
        found = [{**one, fact: way} for one in found for way in world.ways(fact, known)]
    return found


@LAW
@given(begun(), st.randoms())
def test_the_order_in_which_answers_were_given_changes_no_question(case, random) -> None:
    rules, facts, topics = case
    given_so_far = [*facts.use.items()]
    random.shuffle(given_so_far)
    shuffled = Facts(dict(given_so_far), facts.steps, facts.people)

    assert questions(rules, shuffled) == questions(rules, facts)
    assert next_question(rules, shuffled, topics) == next_question(rules, facts, topics)


@LAW
@given(begun())
def test_the_next_question_is_one_of_the_first_topic_that_waits(case) -> None:
    rules, facts, topics = case
    waiting = questions(rules, facts)

    asked = next_question(rules, facts, topics)

    if asked is None:
        assert not waiting
    else:
        weight = {question.fact: question.weight for question in waiting}
        same = [fact for fact in weight if topics[fact] == topics[waiting[0].fact]]
        assert weight[asked] == max(weight[fact] for fact in same)
        assert asked in same


def test_what_was_answered_unsure_is_not_asked_again() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading"))], FILM)

    assert [q.fact for q in questions(rules, Facts({}))] == ["misleading"]
    assert questions(rules, Facts({"misleading": "unsure"})) == ()


def test_behind_a_closed_gate_nothing_is_asked() -> None:
    rules = compile_rules([a_pack_of(a_rule("prominence >= prominent"))], FILM)

    assert [q.fact for q in questions(rules, Facts({}))] == ["in_final", "prominence"]
    assert questions(rules, Facts({"in_final": "no"})) == ()


def test_a_rule_that_certainly_holds_asks_nothing_more() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading or shown", Outcome.BLOCKED))], FILM)

    assert questions(rules, Facts({"misleading": "yes"})) == ()
