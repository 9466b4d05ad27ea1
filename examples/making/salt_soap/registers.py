"""The registers of the commercial, and who said yes; all of it holds to the end of 2036."""

from collections.abc import Iterator
from datetime import date

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.period import Period
from clearslate.domain.registry import Consent, ConsentKind, Registry, TermsSnapshot, Tool
from making.declaring import several
from making.desk import Yes, may_go_in
from making.reviewers import AUDEN, BEATRIZ, CORWIN
from making.salt_soap.uses import FOAM, MURMUR, NORTHLIGHT, ODALYS, PLATE, SCOUR, STILLS, TAGLINE
from making.samples import LONG_AFTER, stand_in_digest


def _tool(reference: str, tool: str, model: str, environment: str) -> Tool:
    """Return the record of a tool that keeps nothing, reviewed before the work began."""
    snapshot = TermsSnapshot(
        digest=stand_in_digest(f"terms of {reference}"), taken_on=date(2026, 8, 24)
    )
    return Tool(
        reference=reference,
        toolmaker=tool.split()[0],
        tool=tool,
        model=model,
        plan_tier="enterprise",
        terms_snapshot=snapshot,
        stores="no",
        reuses="no",
        trains="no",
        environment=environment,
        reviewed=date(2026, 8, 31),
        expires=LONG_AFTER,
    )


def _consent(reference: str, kind: ConsentKind, notice: str, *purposes: str) -> Consent:
    return Consent(
        reference=reference,
        performer=ODALYS,
        kind=kind,
        purposes=several(*purposes),
        production="salt-soap",
        territories=several("ca", "us", "us_ca"),
        languages=several("en"),
        period=Period(start=date(2026, 9, 1), last=LONG_AFTER),
        signed_on=date(2026, 8, 28),
        notice=notice,
        evidence=stand_in_digest(f"{reference} as signed"),
    )


REGISTRY = Registry(
    tools=(
        _tool(MURMUR, "Murmur Voice", "murmur-2", "own_enterprise"),
        _tool(NORTHLIGHT, "Northlight Image", "image-4", "studio_enterprise"),
        _tool(SCOUR, "Scour Plate", "scour-1", "local"),
    ),
    consents=(
        _consent(
            "C-0001",
            ConsentKind.FROM_ENGAGEMENT_FOOTAGE,
            "One tagline in her voice, from the lines of the shoot.",
            "final_sound",
        ),
        _consent(
            "C-0002", ConsentKind.ALTERATION, "Skin and hair, frame by frame.", "final_picture"
        ),
    ),
    approvals=(
        may_go_in(
            "AP-0001",
            of=PLATE,
            by=AUDEN,
            on=date(2026, 10, 6),
            inputs=("proprietary",),
            tool=SCOUR,
        ),
        may_go_in(
            "AP-0005",
            of=TAGLINE,
            by=AUDEN,
            on=date(2026, 11, 5),
            inputs=("likeness_or_voice",),
            tool=MURMUR,
        ),
    ),
)


def given() -> Iterator[Yes]:
    """Yield every yes; nobody can say it to the tagline before the guild’s terms are met."""
    yield Yes(reference="AP-0002", to=FOAM, by=CORWIN, on=date(2026, 10, 7))
    yield Yes(reference="AP-0003", to=FOAM, by=BEATRIZ, on=date(2026, 10, 8))
    yield Yes(
        reference="AP-0004",
        to=STILLS,
        by=BEATRIZ,
        on=date(2026, 10, 22),
        kind=ApprovalKind.ANSWER,
        conditions=("The caption says that the foam is not real.",),
    )
