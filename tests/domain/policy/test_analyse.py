"""What is remarked of rules is so: taking away what never decides changes nothing."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.policy.catalogue import FILM, a_pack_of, a_rule
from tests.strategies import a_pack, all_facts, catalogues, packs

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.analyse import Fault, Remark, remarks
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.conditions import All
from clearslate.domain.policy.decide import decide
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Outcome, Pack, Rule
from clearslate.domain.roles import Role

LAW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@st.composite
def doubled(draw: st.DrawFn) -> tuple[Catalogue, Pack]:
    """Return a pack with a rule that says less than another: part of it, or more narrowly."""
    catalogue = draw(catalogues())
    pack = draw(packs(catalogue, most=3))
    wide = draw(st.sampled_from(pack.rules))
    narrow = replace(
        wide,
        id="narrow",
        condition=All((wide.condition, draw(st.sampled_from(pack.rules)).condition)),
        outcome=draw(st.sampled_from([o for o in Outcome if o <= wide.outcome])),
        approvers=draw(st.sampled_from([(), wide.approvers])),
        obligations=wide.obligations[:1],
        when_unsure=draw(st.sampled_from([(), wide.when_unsure])),
    )
    return catalogue, a_pack(*pack.rules, narrow)


def asked_of_people(made: Determination) -> tuple[object, ...]:
    """Return all that a determination asks; who says the same twice is left out."""
    return (
        (made.outcome, made.certain, made.could_reach, made.approvers),
        frozenset(made.obligations),
        frozenset(made.disclosures),
    )


@LAW
@given(doubled(), st.data())
def test_without_a_rule_that_is_dead_or_swallowed_everything_stays_as_it_is(
    case: tuple[Catalogue, Pack], data: st.DataObject
) -> None:
    catalogue, pack = case
    asked = compile_rules([pack], catalogue)
    facts = data.draw(all_facts(catalogue))

    for remark in remarks(asked):
        left = tuple(rule for rule in pack.rules if rule.reference != remark.about)
        if remark.fault is not Fault.UNREAD and left:
            without = decide(compile_rules([a_pack(*left)], catalogue), facts)
            assert asked_of_people(without) == asked_of_people(decide(asked, facts))


@LAW
@given(doubled())
def test_of_two_rules_that_say_the_same_one_is_kept(case: tuple[Catalogue, Pack]) -> None:
    catalogue, pack = case
    twin = replace(pack.rules[0], id="twin")

    found = remarks(compile_rules([a_pack(*pack.rules, twin)], catalogue))

    pairs = {(remark.about, remark.by) for remark in found}
    assert not any((by, about) in pairs for about, by in pairs)


def found_in(*written: Rule) -> list[Remark]:
    rules = compile_rules([a_pack_of(*written)], FILM)
    return [remark for remark in remarks(rules) if remark.fault is not Fault.UNREAD]


def test_a_rule_that_contradicts_itself_is_dead() -> None:
    (remark,) = found_in(a_rule("misleading and never"))

    assert (remark.fault, remark.about) == (Fault.DEAD, "p/r")


def test_a_narrower_rule_with_no_duty_of_its_own_is_swallowed() -> None:
    wide = a_rule("misleading", Outcome.BLOCKED, name="wide")
    narrow = a_rule("misleading and shown", name="narrow")

    (remark,) = found_in(wide, narrow)

    assert (remark.fault, remark.about, remark.by) == (Fault.SWALLOWED, "p/narrow", "p/wide")


def test_a_narrower_rule_that_asks_somebody_else_is_not_swallowed() -> None:
    wide = replace(a_rule("misleading", Outcome.BLOCKED, name="wide"), approvers=(Role.LEGAL,))
    narrow = a_rule("misleading and shown", Outcome.ESCALATE, name="narrow")

    assert found_in(wide, narrow) == []


def test_a_narrower_rule_that_raises_what_is_open_is_not_swallowed() -> None:
    wide = a_rule("misleading", Outcome.BLOCKED, name="wide")
    raised = {"misleading": Outcome.BLOCKED}
    narrow = a_rule("misleading and shown", Outcome.BLOCKED, name="narrow", when_unsure=raised)

    assert found_in(wide, narrow) == []


def test_a_fact_that_no_rule_reads_is_named() -> None:
    rules = compile_rules([a_pack_of(a_rule("misleading"))], FILM)

    unread = {remark.about for remark in remarks(rules) if remark.fault is Fault.UNREAD}

    assert unread == {*FILM.ids} - {"misleading"}
