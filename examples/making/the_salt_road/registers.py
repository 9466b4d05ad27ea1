"""The registers of The Salt Road: tools, consents, licences, what may go in, and a waiver.

Whatever holds runs to the end of 2036 at least; whatever has run out did so by October 2026.
"""

from datetime import date

from clearslate.domain.approval import Waiver
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
from making.desk import may_go_in
from making.reviewers import AUDEN, BEATRIZ
from making.samples import LONG_AFTER, stand_in_digest
from making.the_salt_road.uses import (
    ARCHIVE,
    CROWD,
    ECHOLOFT,
    FACET,
    HANDWRITING,
    HUMMOCK,
    MURMUR,
    NEWS_SET,
    NEWSREEL,
    NOISE,
    NORTHLIGHT,
    TALLYBIRD,
    TRANSCRIPTS,
)
from making.the_salt_road.uses_of_people import (
    BASTIEN,
    MAREN,
    NEWS,
    REPLICA,
    REPLICA_TESTS,
    SUNNIVA,
    VOICE,
)


def _terms(tool: str, taken_on: date) -> TermsSnapshot:
    return TermsSnapshot(digest=stand_in_digest(f"terms of {tool}"), taken_on=taken_on)


TOOLS = (
    Tool(
        reference=NORTHLIGHT,
        toolmaker="Northlight",
        tool="Northlight Image",
        model="image-4",
        version="4.2",
        plan_tier="enterprise, the studio’s own",
        terms_snapshot=_terms(NORTHLIGHT, date(2026, 1, 12)),
        stores="no",
        reuses="no",
        trains="no",
        environment="studio_enterprise",
        reviewed=date(2026, 1, 15),
        expires=LONG_AFTER,
    ),
    Tool(
        reference=FACET,
        toolmaker="Facet Render",
        tool="Facet Render",
        model="facet-3",
        version="3.1",
        plan_tier="enterprise, Harbour VFX",
        terms_snapshot=_terms(FACET, date(2026, 2, 9)),
        stores="no",
        reuses="no",
        trains="no",
        environment="own_enterprise",
        reviewed=date(2026, 2, 10),
        expires=LONG_AFTER,
    ),
    Tool(
        reference=MURMUR,
        toolmaker="Murmur",
        tool="Murmur Voice",
        model="murmur-2",
        version="2.0",
        plan_tier="enterprise, Fathom Sound House",
        terms_snapshot=_terms(MURMUR, date(2026, 6, 1)),
        stores="no",
        reuses="no",
        trains="no",
        environment="own_enterprise",
        reviewed=date(2026, 6, 3),
        expires=LONG_AFTER,
    ),
    Tool(
        reference=TALLYBIRD,
        toolmaker="Tallybird",
        tool="Tallybird Scribe",
        version="1.8",
        plan_tier="team",
        terms_snapshot=_terms(TALLYBIRD, date(2025, 10, 13)),
        stores="no",
        reuses="no",
        trains="no",
        environment="own_enterprise",
        reviewed=date(2025, 10, 15),
        expires=date(2026, 10, 15),
    ),
    Tool(
        reference=HUMMOCK,
        toolmaker="Hummock",
        tool="Hummock Sound",
        model="hummock-1",
        plan_tier="studio",
        environment="own_enterprise",
    ),
    Tool(
        reference=ECHOLOFT,
        toolmaker="Echoloft",
        tool="Echoloft",
        plan_tier="free",
        terms_snapshot=_terms(ECHOLOFT, date(2026, 11, 4)),
        stores="yes",
        reuses="yes",
        trains="yes",
        environment="free",
        reviewed=date(2026, 11, 5),
        expires=LONG_AFTER,
    ),
)

_DELPHINE = "Delphine Aubrac-Lowe"

CONSENTS = (
    Consent(
        reference="C-0002",
        performer=SUNNIVA,
        kind=ConsentKind.FROM_OTHER_MATERIAL,
        purposes=several("final_picture"),
        production="the-salt-road",
        territories=several("worldwide"),
        period=Period(start=date(2026, 8, 1), last=date(2026, 10, 31)),
        signed_on=date(2026, 7, 30),
        notice="The item was shown to her as text; the shoot then moved to November.",
        evidence=stand_in_digest("C-0002 as signed"),
    ),
    Consent(
        reference="C-0003",
        performer=MAREN,
        kind=ConsentKind.DUB_OR_DOUBLE,
        purposes=several("dubbing"),
        production="the-salt-road",
        territories=several("fr"),
        languages=several("fr"),
        period=Period(start=date(2026, 3, 2), last=LONG_AFTER),
        signed_on=date(2026, 3, 2),
        notice="French dubbing, with a voice of her choice.",
        representation=_DELPHINE,
        evidence=stand_in_digest("C-0003 as signed"),
    ),
    Consent(
        reference="C-0004",
        performer=MAREN,
        kind=ConsentKind.WITH_PARTICIPATION,
        purposes=several("ideation", "previs"),
        production="the-salt-road",
        territories=several("worldwide"),
        period=Period(start=date(2026, 3, 2), last=LONG_AFTER),
        signed_on=date(2026, 3, 2),
        notice="Tests and previs only. The finished film and training are a new question.",
        representation=_DELPHINE,
        evidence=stand_in_digest("C-0004 as signed"),
    ),
    Consent(
        reference="C-0005",
        performer=BASTIEN,
        kind=ConsentKind.ALTERATION,
        purposes=several("final_sound", "temp_edit"),
        production="the-salt-road",
        territories=several("worldwide"),
        period=Period(start=date(2026, 4, 20), last=LONG_AFTER),
        signed_on=date(2026, 4, 20),
        notice="Two words in the market; withdrawn when the words changed.",
        evidence=stand_in_digest("C-0005 as signed"),
        withdrawn=date(2026, 10, 20),
    ),
    Consent(
        reference="C-0006",
        performer=MAREN,
        kind=ConsentKind.ALTERATION,
        purposes=several("final_sound"),
        production="the-salt-road",
        territories=several("worldwide"),
        period=Period(start=date(2026, 11, 9), last=LONG_AFTER),
        signed_on=date(2026, 11, 9),
        notice="Lines of scene 42, with the new words on paper.",
        representation=_DELPHINE,
        evidence=stand_in_digest("C-0006 as signed"),
    ),
)

LICENCES = (
    Licence(
        reference="L-0001",
        work=NEWSREEL,
        holder="Ostermoor Film Archive",
        scope=several("the-salt-road"),
        ai_terms=AiTerms(reference="yes", training="no", alteration="yes"),
        period=Period(start=date(2026, 2, 1), last=LONG_AFTER),
        evidence=stand_in_digest("L-0001 as signed"),
    ),
    Licence(
        reference="L-0002",
        work=NEWS_SET,
        holder="Kestermoor Broadcasting",
        scope=several("the-salt-road"),
        ai_terms=AiTerms(reference="yes", training="no", alteration="no"),
        period=Period(start=date(2026, 8, 1), last=date(2026, 10, 31)),
        evidence=stand_in_digest("L-0002 as signed"),
    ),
    Licence(
        reference="L-0003",
        work=HANDWRITING,
        holder="Ottoline Braskwyn, calligrapher",
        scope=several("any"),
        ai_terms=AiTerms(reference="yes", training="no", alteration="yes"),
        period=Period(start=date(2026, 5, 1), last=LONG_AFTER),
        evidence=stand_in_digest("L-0003 as signed"),
    ),
)

_MAY_GO_IN = (
    may_go_in(
        "AP-0001",
        of=REPLICA_TESTS,
        by=AUDEN,
        on=date(2026, 3, 5),
        inputs=("biometric", "likeness_or_voice"),
        tool=FACET,
    ),
    may_go_in(
        "AP-0004",
        of=TRANSCRIPTS,
        by=AUDEN,
        on=date(2026, 3, 17),
        inputs=("unreleased_footage",),
        tool=TALLYBIRD,
    ),
    may_go_in(
        "AP-0006", of=CROWD, by=AUDEN, on=date(2026, 6, 1), inputs=("proprietary",), tool=FACET
    ),
    may_go_in(
        "AP-0011", of=ARCHIVE, by=AUDEN, on=date(2026, 7, 8), inputs=("third_party",), tool=FACET
    ),
    may_go_in(
        "AP-0014",
        of=NEWS,
        by=AUDEN,
        on=date(2026, 9, 30),
        inputs=("likeness_or_voice", "third_party"),
        tool=FACET,
    ),
    may_go_in(
        "AP-0019", of=NOISE, by=AUDEN, on=date(2026, 10, 6), inputs=("proprietary",), tool=FACET
    ),
    may_go_in(
        "AP-0020",
        of=VOICE,
        by=AUDEN,
        on=date(2026, 11, 10),
        inputs=("likeness_or_voice", "script"),
        tool=MURMUR,
    ),
    may_go_in(
        "AP-0027",
        of=REPLICA,
        by=AUDEN,
        on=date(2026, 11, 16),
        inputs=("biometric", "likeness_or_voice", "unreleased_footage"),
        tool=FACET,
    ),
)

_WAIVERS = (
    Waiver(
        reference="W-0001",
        rule="netflix-genai/P2",
        declaration=CROWD.reference,
        authority=BEATRIZ.role,
        reason="Nothing of the production goes into Hummock Sound; the roar is replaced if the "
        "review of its terms goes against it.",
        period=Period(start=date(2026, 6, 2), last=LONG_AFTER),
        signed_by=BEATRIZ.name,
        signed_on=date(2026, 6, 2),
    ),
)

REGISTRY = Registry(
    tools=tuple(sorted(TOOLS, key=lambda tool: tool.reference)),
    consents=CONSENTS,
    licences=LICENCES,
    approvals=_MAY_GO_IN,
    waivers=_WAIVERS,
)
