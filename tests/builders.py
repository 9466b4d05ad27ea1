"""Valid examples with one knob turned: ``a_declaration(answers={"in_final": "yes"})``.

Values only: nothing here opens a file, asks a clock or keeps a state.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.domain.asset import Asset, AssetState, Provenance
from clearslate.domain.clearance import Case, Clearance, clear
from clearslate.domain.cut_check import CutToCheck
from clearslate.domain.declaration import NO_ANSWERS, Declaration, Person, Step
from clearslate.domain.facts import Answers, Catalogue, Fact, Kind, Scope
from clearslate.domain.filling import Filled, Surroundings
from clearslate.domain.period import ALWAYS, Period
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.conditions import ALWAYS as IN_ANY_CASE
from clearslate.domain.policy.conditions import Condition, Criterion
from clearslate.domain.policy.determination import Determination
from clearslate.domain.policy.rules import Outcome, Pack, PackReference, Rule
from clearslate.domain.production import Production
from clearslate.domain.registry import Consent, ConsentKind, Registry, Tool
from clearslate.domain.roles import Role
from clearslate.domain.standing import Digests
from clearslate.domain.timecode import Rate, Timecode
from clearslate.domain.timeline import (
    Event,
    NotUnderstood,
    Oddity,
    Source,
    SourceRole,
    Timeline,
    TrackKind,
)
from clearslate.formats.pack_words import (
    Clause,
    Disclosure,
    Obligation,
    PackWords,
    Reading,
)
from clearslate.formats.pack_words import Source as PackSource
from clearslate.formats.phrase import Phrase

TODAY = date(2026, 11, 20)
FILM = Rate(fps=Fraction(24))
DIGEST = "sha256:" + "a" * 64


def a_declaration(
    reference: str = "SR-0007",
    *,
    title: str = "A second doll for the game",
    answers: Answers = NO_ANSWERS,
    pipeline: tuple[Step, ...] = (),
    people: tuple[Person, ...] = (),
    assets: tuple[str, ...] = (),
    declared_on: date | None = date(2026, 3, 2),
    supersedes: str | None = None,
) -> Declaration:
    return Declaration(
        reference=reference,
        title=title,
        partner="Harbour VFX",
        contact="title.contact@example.org",
        production="the-salt-road",
        answers=answers,
        pipeline=pipeline,
        people=people,
        assets=assets,
        declared_on=declared_on,
        supersedes=supersedes,
    )


def an_asset(
    name: str = "SF_0450_doll-b_v11",
    *,
    declarations: tuple[str, ...] = ("SR-0007",),
    state: AssetState | None = AssetState.FINAL,
    aliases: tuple[str, ...] = (),
    digest: str | None = None,
    provenance: Provenance | None = None,
) -> Asset:
    return Asset(
        name=name,
        declarations=declarations,
        state=state,
        aliases=aliases,
        digest=digest,
        provenance=provenance,
    )


def a_timecode(text: str = "01:00:00:00", rate: Rate = FILM) -> Timecode:
    return Timecode.parse(text, rate)


def a_source(
    name: str = "SF_0450_doll-b_v11",
    *,
    role: SourceRole = SourceRole.CLIP,
    file: str | None = None,
    reel: str | None = None,
    digest: str | None = None,
    names: tuple[str, ...] = (),
) -> Source:
    return Source(name=name, role=role, file=file, reel=reel, digest=digest, names=names)


def an_event(
    name: str = "SF_0450_doll-b_v11",
    *,
    number: str = "001",
    track: str = "V1",
    start: str = "01:00:00:00",
    end: str = "01:00:04:00",
    sources: tuple[Source, ...] = (),
    notes: tuple[Oddity, ...] = (),
) -> Event:
    return Event(
        number=number,
        track=track,
        kind=TrackKind.SOUND if track.startswith("A") else TrackKind.PICTURE,
        start=a_timecode(start),
        end=a_timecode(end),
        sources=sources or (a_source(name),),
        notes=notes,
    )


def a_timeline(
    events: Iterable[Event] = (),
    *,
    not_understood: tuple[NotUnderstood, ...] = (),
    name: str = "The Salt Road",
) -> Timeline:
    events = tuple(events)
    first = min((event.start.frames for event in events), default=a_timecode().frames)
    last = max((event.end.frames for event in events), default=first)
    return Timeline(
        name=name,
        rate=FILM,
        drop=False,
        start=Timecode(frames=first, rate=FILM),
        end=Timecode(frames=last, rate=FILM),
        events=events,
        not_understood=not_understood,
    )


def a_cut(
    events: Iterable[Event] = (),
    *,
    locked_on: date | None = date(2026, 11, 13),
    version: str = "2",
    not_understood: tuple[NotUnderstood, ...] = (),
) -> CutToCheck:
    return CutToCheck(
        name="cut",
        version=version,
        timeline=a_timeline(events, not_understood=not_understood),
        locked_on=locked_on,
    )


def a_production(reference: str = "the-salt-road", *, title: str = "The Salt Road") -> Production:
    return Production(reference=reference, title=title)


def a_fact(
    id: str = "in_final",
    *,
    kind: Kind = Kind.YES_NO,
    choices: tuple[str, ...] = ("no", "yes"),
    scope: Scope = Scope.USE,
    gate: str | None = None,
    rising: bool = True,
    selector: bool = False,
) -> Fact:
    return Fact(
        id=id,
        kind=kind,
        choices=choices,
        scope=scope,
        gate=gate,
        rising=rising,
        selector=selector,
    )


def a_catalogue(*facts: Fact) -> Catalogue:
    return Catalogue(version="1.0", facts=facts or (a_fact(),))


def when(fact: str, *answers: str) -> Criterion:
    return Criterion(fact, frozenset(answers or ("yes",)))


def a_rule(
    id: str = "01",
    *,
    condition: Condition = IN_ANY_CASE,
    outcome: Outcome = Outcome.APPROVAL,
    scope: Scope = Scope.USE,
    approvers: tuple[Role, ...] = (),
    obligations: tuple[str, ...] = (),
    disclosures: tuple[str, ...] = (),
    readings: tuple[str, ...] = (),
    when_unsure: tuple[tuple[str, Outcome], ...] = (),
) -> Rule:
    return Rule(
        id=id,
        pack="a-pack",
        condition=condition,
        outcome=outcome,
        cites=(id,),
        scope=scope,
        approvers=approvers,
        obligations=obligations,
        disclosures=disclosures,
        readings=readings,
        when_unsure=when_unsure,
    )


def a_pack(
    *rules: Rule,
    version: str = "1.0",
    review_by: date | None = None,
    options: tuple[str, ...] = (),
) -> Pack:
    reference = PackReference(id="a-pack", version=version, options=options, digest=DIGEST)
    return Pack(reference=reference, rules=rules, review_by=review_by)


def an_obligation(id: str = "get_consent", *, owner: str = "production") -> Obligation:
    return Obligation(
        id=id,
        owner=owner,
        due="before_start",
        what=Phrase(en="Obtain the consent.", fr="Obtenir le consentement."),
        evidence=Phrase(en="Signed consent", fr="Consentement signé"),
    )


def a_disclosure(id: str = "end_credit") -> Disclosure:
    return Disclosure(
        id=id,
        audience="audience",
        place="end_credit",
        wording="generated",
        what=Phrase(en="Name the use in the end credits.", fr="Nommer l’usage au générique."),
    )


def a_reading(id: str = "R1", *, option: str | None = "strict") -> Reading:
    return Reading(
        id=id,
        title=Phrase(en="Incidental and final", fr="Accessoire et définitif"),
        tension=Phrase(en="The text pulls two ways.", fr="Le texte tire dans deux sens."),
        default=Phrase(en="It is escalated.", fr="Il est remonté."),
        option=option,
        otherwise=Phrase(en="It needs approval.", fr="Il exige un accord.") if option else None,
    )


def pack_words(
    pack: Pack,
    *,
    obligations: Iterable[Obligation] = (),
    disclosures: Iterable[Disclosure] = (),
    readings: Iterable[Reading] = (),
) -> PackWords:
    """Return ``pack`` with words: its clauses and reasons are named after its rules."""
    cited = sorted({clause for rule in pack.rules for clause in rule.cites})
    return PackWords(
        pack=pack,
        title=Phrase(en="House rules", fr="Règles de la maison"),
        issuer="Quillmark Pictures",
        notice=Phrase(en="Not legal advice.", fr="Ne constitue pas un avis juridique."),
        source=PackSource(
            title="House Rules for AI",
            publisher="Quillmark Pictures",
            url="https://example.org/rules",
            dated=date(2025, 11, 11),
            retrieved=date(2026, 11, 1),
        ),
        clauses={
            id: Clause(
                id=id,
                title=Phrase(en=f"Clause {id}", fr=f"Clause {id}"),
                text=Phrase(en=f"What clause {id} says.", fr=f"Ce que dit la clause {id}."),
            )
            for id in cited
        },
        readings={each.id: each for each in readings},
        because={
            rule.id: Phrase(en=f"Rule {rule.id} objects.", fr=f"La règle {rule.id} objecte.")
            for rule in pack.rules
        },
        obligations={each.id: each for each in obligations},
        disclosures={each.id: each for each in disclosures},
        matrix=(),
        mild_case={},
    )


def a_ruleset(*rules: Rule, catalogue: Catalogue | None = None) -> Ruleset:
    return compile_rules((a_pack(*rules),), catalogue or a_catalogue())


def a_tool(reference: str = "northlight-image-4-enterprise", *, tool: str = "Northlight") -> Tool:
    return Tool(
        reference=reference,
        toolmaker="Northlight",
        tool=tool,
        model="image-4",
        version="4.2",
        plan_tier="enterprise",
        stores="no",
        reuses="no",
        trains="no",
        environment="studio_enterprise",
        reviewed=date(2026, 1, 15),
        expires=date(2027, 1, 15),
    )


def a_consent(
    reference: str = "C-0004",
    *,
    performer: str = "Maren Oskvale",
    purposes: Iterable[str] = ("final_picture",),
    period: Period = ALWAYS,
    withdrawn: date | None = None,
) -> Consent:
    return Consent(
        reference=reference,
        performer=performer,
        kind=ConsentKind.FROM_ENGAGEMENT_FOOTAGE,
        purposes=frozenset(purposes),
        production="the-salt-road",
        period=period,
        signed_on=date(2026, 3, 2),
        withdrawn=withdrawn,
    )


def an_approval(
    reference: str = "AP-0003",
    *,
    declaration: str = "SR-0007",
    kind: ApprovalKind = ApprovalKind.APPROVAL,
    approver: str = "Corwin Sallaway",
    authority: Iterable[Role] = tuple(Role),
    conditions: tuple[str, ...] = (),
    period: Period = ALWAYS,
    signed_on: date | None = date(2026, 10, 1),
    sealed: tuple[str, str] = ("declared", "determined"),
) -> Approval:
    """Return an approval; ``sealed`` are the digests it is bound to, as `PLAIN_DIGESTS` makes."""
    return Approval(
        reference=reference,
        kind=kind,
        declaration=declaration,
        approver=approver,
        authority=frozenset(authority),
        declaration_digest=sealed[0],
        determination_digest=sealed[1],
        conditions=conditions,
        period=period,
        signed_by=approver,
        signed_on=signed_on,
    )


def _declared(declaration: Declaration) -> str:
    return "declared"


def _determined(filled: Filled, determination: Determination) -> str:
    return "determined"


PLAIN_DIGESTS = Digests(of_declaration=_declared, of_determination=_determined)
"""Digests that no change alters, for tests that are not about sealing."""


def a_clearance(
    *declarations: Declaration,
    rules: Ruleset | None = None,
    assets: tuple[Asset, ...] = (),
    cut: CutToCheck | None = None,
    registry: Registry | None = None,
    digests: Digests = PLAIN_DIGESTS,
    on: date = TODAY,
    production: Production | None = None,
) -> Clearance:
    rules = rules or a_ruleset(a_rule(outcome=Outcome.NOTIFY))
    production = production or a_production()
    case = Case(
        production=production,
        declarations=declarations,
        assets=assets,
        rules=rules,
        digests=digests,
        cut=cut,
    )
    around = Surroundings(
        catalogue=rules.catalogue,
        registry=registry or Registry(),
        on=on,
        production=production,
    )
    return clear(case, around)
