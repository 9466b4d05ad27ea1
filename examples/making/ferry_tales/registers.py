"""The registers of the episode, and who said yes; all of it holds to the end of 2036."""

from collections.abc import Iterator
from datetime import date

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.period import Period
from clearslate.domain.registry import (
    AiTerms,
    Consent,
    ConsentKind,
    Licence,
    Registry,
    TermsSnapshot,
    Tool,
)
from making.declaring import several
from making.desk import Yes, may_go_in
from making.ferry_tales.uses import (
    AMATEUR_FILM,
    ARCHIVE,
    CADRE,
    MAP,
    MURMUR,
    NARRATOR,
    NEWSREEL,
    PLUME,
    SOLENE,
    TRANSCRIPTS,
    UPSCALED,
)
from making.reviewers import AUDEN, AURELIEN, INES, MIRELA, NADEGE
from making.samples import LONG_AFTER, stand_in_digest

_LATER = Period(start=date(2026, 5, 1), last=LONG_AFTER)


def _tool(
    reference: str, toolmaker: str, tool: str, *, environment: str, model: str | None = None
) -> Tool:
    """Return the record of a tool that keeps nothing, reviewed before the work began."""
    snapshot = TermsSnapshot(
        digest=stand_in_digest(f"terms of {reference}"), taken_on=date(2026, 3, 30)
    )
    return Tool(
        reference=reference,
        toolmaker=toolmaker,
        tool=tool,
        model=model,
        plan_tier="entreprise",
        terms_snapshot=snapshot,
        stores="no",
        reuses="no",
        trains="no",
        environment=environment,
        reviewed=date(2026, 4, 1),
        expires=LONG_AFTER,
    )


_NARRATORS_CONSENT = Consent(
    reference="C-0001",
    performer=SOLENE,
    kind=ConsentKind.WITH_PARTICIPATION,
    purposes=several("final_sound", "temp_edit"),
    production="ferry-tales",
    territories=several("worldwide"),
    languages=several("br", "fr"),
    period=_LATER,
    signed_on=date(2026, 6, 22),
    notice="Le commentaire des six épisodes, relu par elle avant chaque mixage.",
    evidence=stand_in_digest("C-0001 tel que signé"),
)


def _licence(reference: str, work: str, holder: str, *, alteration: str) -> Licence:
    return Licence(
        reference=reference,
        work=work,
        holder=holder,
        scope=several("ferry-tales"),
        ai_terms=AiTerms(reference="yes", training="no", alteration=alteration),
        period=_LATER,
        evidence=stand_in_digest(f"{reference} telle que signée"),
    )


REGISTRY = Registry(
    tools=(
        _tool(
            CADRE,
            "Cadre Large",
            "Cadre Large",
            environment="studio_enterprise",
            model="cadre-large-2",
        ),
        _tool(MURMUR, "Murmur", "Murmur Voice", environment="own_enterprise", model="murmur-2"),
        _tool(PLUME, "Plume d’Eau", "Plume d’Eau", environment="studio_enterprise"),
    ),
    consents=(_NARRATORS_CONSENT,),
    licences=(
        _licence("L-0001", NEWSREEL, "Cinémathèque de Kervoalan", alteration="yes"),
        _licence("L-0002", AMATEUR_FILM, "Famille Le Guyadec-Roz", alteration="no"),
    ),
    approvals=(
        may_go_in(
            "AP-0008",
            of=NARRATOR,
            by=AUDEN,
            on=date(2026, 7, 9),
            inputs=("likeness_or_voice", "script"),
            tool=MURMUR,
        ),
    ),
)


def given() -> Iterator[Yes]:
    """Yield every yes; none of them has fallen."""
    answer = ApprovalKind.ANSWER
    yield Yes(reference="AP-0001", to=TRANSCRIPTS, by=AURELIEN, on=date(2026, 5, 6), kind=answer)
    yield Yes(
        reference="AP-0002",
        to=ARCHIVE,
        by=NADEGE,
        on=date(2026, 6, 10),
        conditions=("La mention reste à l’écran pendant tout le plan.",),
    )
    yield Yes(reference="AP-0003", to=ARCHIVE, by=AURELIEN, on=date(2026, 6, 11))
    yield Yes(reference="AP-0004", to=UPSCALED, by=NADEGE, on=date(2026, 7, 2))
    yield Yes(reference="AP-0005", to=UPSCALED, by=AURELIEN, on=date(2026, 7, 3))
    yield Yes(reference="AP-0006", to=MAP, by=NADEGE, on=date(2026, 9, 1))
    yield Yes(reference="AP-0007", to=MAP, by=AURELIEN, on=date(2026, 9, 1))
    for reference, reviewer in zip(
        ("AP-0009", "AP-0010", "AP-0011", "AP-0012"),
        (INES, MIRELA, NADEGE, AURELIEN),
        strict=True,
    ):
        yield Yes(reference=reference, to=NARRATOR, by=reviewer, on=date(2026, 7, 21))
