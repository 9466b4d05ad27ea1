"""One compiled form, read in several ways: they say the same of every use."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.agreement.specification import as_specified, specify
from tests.strategies import all_facts, catalogues, packs

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.ask import questions
from clearslate.domain.policy.columns import stored
from clearslate.domain.policy.compare import compare
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.impact import outcomes
from clearslate.domain.policy.lower import ways_to_lower
from clearslate.domain.policy.rules import Outcome, Pack
from clearslate.domain.policy.silence import silent_rules

AGREEMENT = settings(
    max_examples=settings.default.max_examples * 6 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def filed(draw: st.DrawFn) -> tuple[Catalogue, Pack, list[Facts]]:
    catalogue = draw(catalogues(most=5))
    return catalogue, draw(packs(catalogue)), draw(st.lists(all_facts(catalogue), max_size=4))


@AGREEMENT
@given(filed())
def test_decide_and_impact_say_what_the_specification_says(
    case: tuple[Catalogue, Pack, list[Facts]],
) -> None:
    catalogue, pack, rows = case
    rules = compile_rules([pack], catalogue)

    found = outcomes(rules, stored(rows))

    for place, facts in enumerate(rows):
        specified = specify(pack.rules, catalogue, facts)
        assert as_specified(decide(rules, facts)) == specified
        assert [o for o in Outcome if found[o] >> place & 1] == [specified.outcome]


@AGREEMENT
@given(filed())
def test_every_reading_leaves_the_rules_as_they_were(
    case: tuple[Catalogue, Pack, list[Facts]],
) -> None:
    catalogue, pack, rows = case
    rules, fresh = (compile_rules([pack], catalogue) for _ in range(2))

    for facts in rows:
        made = decide(rules, facts)
        questions(rules, facts)
        ways_to_lower(rules, facts, made)
        silent_rules(rules, facts, made)
        assert decide(rules, facts) == made == decide(fresh, facts)
    assert compare(rules, fresh) == ()
