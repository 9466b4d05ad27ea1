"""A small pack over the real catalogue, with words, for tests of what is said of a use."""

from collections.abc import Mapping
from datetime import date

from tests.builders import (
    a_clearance,
    a_cut,
    a_declaration,
    a_pack,
    a_rule,
    an_approval,
    an_asset,
    an_event,
    an_obligation,
    pack_words,
    when,
)

from clearslate.domain.asset import Asset, AssetState
from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import CutToCheck
from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import Answer
from clearslate.domain.period import Period
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.roles import Role
from clearslate.domain.timeline import NotUnderstood, WhyNot
from clearslate.formats.facts import load_catalogue

PACK = a_pack(
    a_rule("00", outcome=Outcome.NOTIFY),
    a_rule("F1", condition=when("in_final"), outcome=Outcome.APPROVAL, approvers=(Role.LEGAL,)),
    a_rule("P2", condition=when("tool_keeps_data"), outcome=Outcome.ESCALATE),
    a_rule(
        "T1",
        condition=when("consent_on_record", "no"),
        outcome=Outcome.BLOCKED,
        approvers=(Role.LEGAL,),
        obligations=("get_consent",),
    ),
    review_by=date(2027, 5, 21),
)
PACKS = {"a-pack": pack_words(PACK, obligations=[an_obligation()])}
RULES = compile_rules((PACK,), load_catalogue())

MILD: Mapping[str, Answer] = {
    "in_final": "no",
    "tool_keeps_data": "no",
    "person_shown": "no",
    "trains_model": "no",
    "inputs": frozenset(("none",)),
}
FINAL: Mapping[str, Answer] = {**MILD, "in_final": "yes"}
SHOWN: Mapping[str, Answer] = {**MILD, "person_shown": "yes", "consent_on_record": "no"}
KEEPS: Mapping[str, Answer] = {**MILD, "tool_keeps_data": "yes"}
KEEPS_PERHAPS: Mapping[str, Answer] = {**MILD, "tool_keeps_data": "unsure"}

APPROVED = Registry(
    approvals=(
        an_approval(
            period=Period(last=date(2027, 3, 31)),
            conditions=("Keep the work files.", "No use in trailers."),
        ),
    )
)


def cleared(
    *declarations: Declaration,
    assets: tuple[Asset, ...] = (),
    cut: CutToCheck | None = None,
    registry: Registry | None = None,
) -> Clearance:
    """Return the clearance of these declarations under the small pack."""
    return a_clearance(*declarations, rules=RULES, assets=assets, cut=cut, registry=registry)


def a_salt_road_clearance(lost: int = 1) -> Clearance:
    """Return a small cut with two holds, one cleared event, and some that nobody looked at."""
    declarations = (
        a_declaration("SR-0007", answers=FINAL),
        a_declaration("SR-0012", title="The crowd at the landing", answers=FINAL),
        a_declaration("SR-0033", title="Announcer, temporary voice", answers=MILD),
        a_declaration("SR-0041", title="Radio under the chase", answers=FINAL),
    )
    assets = (
        an_asset("SF_0450_doll-b_v11"),
        an_asset("SF_0410_crowd_v07", declarations=("SR-0012",)),
        an_asset("ANNOUNCER_temp", declarations=("SR-0033",), state=AssetState.TEMPORARY),
    )
    events = (
        an_event("12-01 A", number="001", start="01:00:00:00", end="01:00:04:00"),
        an_event("SF_0410_crowd_v07", number="002", start="01:00:04:00", end="01:00:09:00"),
        an_event(
            "SF_0450_doll-b_v12", number="003", track="V2", start="01:00:09:00", end="01:00:14:12"
        ),
        an_event(
            "ANNOUNCER_temp", number="004", track="A1", start="01:00:12:00", end="01:00:18:00"
        ),
        an_event("12-02 B", number="005", start="01:00:14:12", end="01:00:20:00"),
    )
    registry = Registry(
        approvals=(
            an_approval("AP-0002", declaration="SR-0012", period=Period(last=date(2027, 3, 31))),
            an_approval("AP-0003", declaration="SR-0041", conditions=("Keep the stems.",)),
        )
    )
    not_understood = tuple(
        NotUnderstood(line=14 + n, text="AX V C 01:00:0X:00", reason=WhyNot.TIMECODE)
        for n in range(lost)
    )
    return cleared(
        *declarations,
        assets=assets,
        cut=a_cut(events, not_understood=not_understood),
        registry=registry,
    )
