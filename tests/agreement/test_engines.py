"""Engines written by others agree with `decide` on what must and what may hold.

Conditions are handed to them as written, one expression for each rail. Two rails are exact
where the selectors are known and none stands behind a gate that is open; there `decide`, the
specification and every engine must agree. Elsewhere two rails may only leave more open.
"""

from collections.abc import Callable, Sequence

import pytest
from bench.peers import Peer, cedar, cel, context_of, zen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.agreement.specification import World
from tests.strategies import answers, catalogues, packs

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.rules import Pack, Rule
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import find_pack, ruleset_of

AGREEMENT = settings(
    max_examples=settings.default.max_examples * 4 // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
Engine = Callable[[Sequence[Rule], Catalogue], Peer]
ENGINES = {"cedarpy": cedar, "cel": cel, "zen": zen}


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    pytest.importorskip(request.param, reason="an extra: pip install clearslate[prove]")
    return ENGINES[request.param]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Catalogue, Pack]:
    catalogue = draw(catalogues(most=5))
    return catalogue, draw(packs(catalogue, most=3))


@AGREEMENT
@given(case=cases(), data=st.data())
def test_random_rules_hold_and_may_hold_where_the_engine_says_so(
    engine: Engine, case: tuple[Catalogue, Pack], data: st.DataObject
) -> None:
    catalogue, pack = case
    known = data.draw(answers(catalogue, selectors_known=True))
    peer = engine(pack.rules, catalogue)

    fired = peer.ask(peer.takes(context_of(known, catalogue)))

    ours = decided(catalogue, pack, known)
    for (must, may), (our_must, our_may) in zip(fired, ours, strict=True):
        assert must <= our_must <= our_may <= may
    if not any(fact.gate and fact.selector for fact in catalogue.facts):
        worlds = [World(catalogue, rule.condition) for rule in pack.rules]
        specified = tuple((world.must(known), world.may(known)) for world in worlds)
        assert fired == ours == specified


def decided(catalogue, pack, known):
    found = decide(compile_rules([pack], catalogue), Facts(known)).findings
    certain = {finding.rule.id: finding.certain for finding in found}
    return tuple((certain.get(r.id, False), r.id in certain) for r in pack.rules)


SHIPPED = find_pack("netflix-genai")
READ = {column.fact for column in ruleset_of([SHIPPED]).columns}
ASKED = Catalogue(
    version="read", facts=tuple(fact for fact in load_catalogue().facts if fact.id in READ)
)


@AGREEMENT
@given(data=st.data())
def test_the_shipped_rules_hold_and_may_hold_where_the_engine_says_so(
    engine: Engine, data: st.DataObject
) -> None:
    own = data.draw(answers(ASKED, selectors_known=True))
    kept = data.draw(st.frozensets(st.sampled_from(ASKED.ids)))
    mild = {fact: answer for fact, answer in SHIPPED.mild_case.items() if fact in ASKED}
    selectors = {f.id for f in ASKED.facts if f.selector}
    known = {**mild, **{f: a for f, a in own.items() if f in kept | selectors}}
    peer = loaded(engine)

    fired = peer.ask(peer.takes(context_of(known, ASKED)))

    assert fired == decided(load_catalogue(), SHIPPED.pack, known)


LOADED: dict[Engine, Peer] = {}


def loaded(engine: Engine) -> Peer:
    """Return the engine with the shipped rules, which some take a while to read."""
    if engine not in LOADED:
        LOADED[engine] = engine(SHIPPED.pack.rules, load_catalogue())
    return LOADED[engine]
