"""A clearance as JSON, for scripts: what ``clear --json`` and ``cut --json`` print."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_changes import Changes
from clearslate.domain.cut_check import (
    Account,
    CheckedEvent,
    Coverage,
    Covered,
    CutCheck,
    Verdict,
    coverage,
)
from clearslate.domain.timecode import Timecode
from clearslate.domain.timeline import NotUnderstood
from clearslate.formats.determination_json import (
    DETERMINATION,
    DeterminationSpelled,
    Packs,
    json_text,
    spelled_determination,
)
from clearslate.formats.phrase import Language, both
from clearslate.formats.plain import Plain
from clearslate.formats.shapes import ListOf, Record, Schema, Shape, needed, optional
from clearslate.formats.spellings import DAY, NAME, REFERENCE, TEXT, Member, Whole, Word
from clearslate.formats.words.reasons import reason_of
from clearslate.formats.words.recognition import event_name

CLEARED, HELD = "cleared", "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSpelled:
    """One event of the cut as scripts read it."""

    event: str
    name: str
    track: str
    start: str
    end: str
    verdict: Verdict
    declarations: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CutSpelled:
    """A checked cut as scripts read it."""

    name: str
    version: str
    rate: str
    start: str
    duration: str
    events: tuple[EventSpelled, ...]
    holds: tuple[EventSpelled, ...]
    not_in_cut: tuple[str, ...]
    not_understood: tuple[NotUnderstood, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearanceSpelled:
    """A clearance as scripts read it."""

    production: str
    on: date
    verdict: str
    declarations: tuple[DeterminationSpelled, ...]
    cut: CutSpelled | None
    coverage: Coverage | None


def clearance_json(clearance: Clearance, packs: Packs, language: Language) -> str:
    """Return the object that ``clear --json`` prints; without a cut its parts are null."""
    document = CLEARANCE.write(_clearance(clearance, packs, language))
    return json_text(document | {key: document.get(key) for key in ("cut", "coverage")})


def cut_json(
    check: CutCheck, packs: Packs, language: Language, changes: Changes | None = None
) -> str:
    """Return the object that ``cut --json`` prints: the ``cut`` and its ``coverage``.

    With ``changes`` it also has ``against``: what became of every event since an older cut.
    """
    document: dict[str, Plain] = {
        "cut": CUT.write(_cut(check, packs, language)),
        "coverage": COVERAGE.write(coverage(check)),
    }
    if changes is not None:
        document["against"] = _against(changes, language)
    return json_text(document)


def _against(changes: Changes, language: Language) -> dict[str, Plain]:
    return {
        "older": changes.older,
        "same": changes.same,
        "moved": changes.moved,
        "changed": [
            {"event": c.event.number, "track": c.event.track, "change": change.value}
            for change, c in changes.changed
        ],
        "removed": [
            {"event": e.number, "track": e.track, "name": event_name(e, language)}
            for e in changes.removed
        ],
    }


def _clearance(clearance: Clearance, packs: Packs, language: Language) -> ClearanceSpelled:
    cut = clearance.cut
    return ClearanceSpelled(
        production=clearance.production.reference,
        on=clearance.on,
        verdict=HELD if clearance.held else CLEARED,
        declarations=tuple(
            spelled_determination(each, on=clearance.on, packs=packs, language=language)
            for each in clearance.declarations
        ),
        cut=None if cut is None else _cut(cut, packs, language),
        coverage=None if cut is None else coverage(cut),
    )


def _cut(check: CutCheck, packs: Packs, language: Language) -> CutSpelled:
    events = tuple(_event(checked, packs, language) for checked in check.events)
    timeline = check.timeline
    return CutSpelled(
        name=check.name,
        version=check.version,
        rate=str(timeline.rate),
        start=str(timeline.start),
        duration=str(Timecode(frames=timeline.duration, rate=timeline.rate, drop=timeline.drop)),
        events=events,
        holds=tuple(event for event in events if event.verdict.holds),
        not_in_cut=check.not_in_cut,
        not_understood=timeline.not_understood,
    )


def _event(checked: CheckedEvent, packs: Packs, language: Language) -> EventSpelled:
    event = checked.event
    return EventSpelled(
        event=event.number,
        name=event_name(event, language),
        track=event.track,
        start=str(event.start),
        end=str(event.end),
        verdict=checked.verdict,
        declarations=checked.declarations,
        reason=reason_of(checked, language, packs),
    )


@dataclass(frozen=True, slots=True)
class Share(Shape[Fraction]):
    """An exact number as scripts read it, to four decimals."""

    def read(self, value: Plain) -> Fraction:
        return Fraction(str(value))

    def write(self, value: Fraction) -> Plain:
        return round(Decimal(value.numerator) / value.denominator, 4)

    def schema(self) -> Schema:
        return {"type": "number", "minimum": 0}


_IDS = ListOf(item=REFERENCE)
_NUMBER = needed("event", NAME, both("the event’s number", "le numéro de l’événement"))
_VERDICT = needed(
    "verdict", Member(Verdict), both("what the check says", "ce que dit le contrôle")
)
_PLACE = (
    needed("in", NAME, both("first frame", "première image"), "start"),
    needed("out", NAME, both("frame after the last", "image suivant la dernière"), "end"),
)
_WHY = (
    needed("declarations", _IDS, both("the uses in it", "les cas d’usage qu’il contient")),
    needed("reason", TEXT, both("why, in words", "le motif, en mots")),
)
_EVENT: Record[EventSpelled] = Record(
    build=EventSpelled,
    fields=(
        _NUMBER,
        needed("name", TEXT, both("the clip’s name", "le nom du plan")),
        needed("track", NAME, both("its track", "sa piste")),
        *_PLACE,
        _VERDICT,
        *_WHY,
    ),
)
_HOLD: Record[EventSpelled] = Record(
    build=EventSpelled, fields=(_NUMBER, _VERDICT, *_PLACE, *_WHY)
)
_LINE: Record[NotUnderstood] = Record(
    build=NotUnderstood,
    fields=(
        needed("line", Whole(most=10**9), both("its line", "sa ligne")),
        needed("text", TEXT, both("what stands there", "ce qui y figure")),
    ),
)
CUT: Record[CutSpelled] = Record(
    build=CutSpelled,
    fields=(
        needed("name", NAME, both("the cut", "le montage")),
        needed("version", NAME, both("its version", "sa version")),
        needed("rate", NAME, both("frames a second", "images par seconde")),
        needed("start", NAME, both("its first timecode", "son premier timecode")),
        needed("duration", NAME, both("its length as timecode", "sa durée en timecode")),
        needed("events", ListOf(item=_EVENT), both("every event", "chaque événement")),
        needed("holds", ListOf(item=_HOLD), both("those that hold it", "ceux qui le retiennent")),
        needed(
            "not_in_cut",
            _IDS,
            both(
                "uses that may go ahead and are not in it",
                "cas d’usage autorisés qui n’y sont pas",
            ),
        ),
        needed(
            "not_understood",
            ListOf(item=_LINE),
            both("lines of the file that became no event", "lignes du fichier sans événement"),
        ),
    ),
)
_COVERED: Record[Covered] = Record(
    build=Covered,
    fields=(
        needed("events", Whole(most=10**9), both("how many events", "combien d’événements")),
        needed("seconds", Share(), both("how many seconds", "combien de secondes")),
        needed(
            "share", Share(), both("share of all events, 0 to 1", "part des événements, 0 à 1")
        ),
    ),
)


class _Coverage(Shape[Coverage]):
    """Every account of a cut, by its name."""

    __slots__ = ()

    def read(self, value: Plain) -> Coverage:
        raise TypeError("a coverage is written, never read")

    def write(self, value: Coverage) -> dict[str, Plain]:
        return {account.value: _COVERED.write(value[account]) for account in Account}

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {account.value: _COVERED.schema() for account in Account},
            "required": [account.value for account in Account],
            "additionalProperties": False,
        }


COVERAGE = _Coverage()

CLEARANCE: Record[ClearanceSpelled] = Record(
    build=ClearanceSpelled,
    fields=(
        needed("production", REFERENCE, both("the production", "la production")),
        needed("on", DAY, both("the day it was cleared for", "le jour considéré")),
        needed(
            "verdict", Word(words=(CLEARED, HELD)), both("cleared or held", "libéré ou retenu")
        ),
        needed(
            "declarations",
            ListOf(item=DETERMINATION),
            both("every use, determined", "chaque cas d’usage, déterminé"),
        ),
        optional("cut", CUT, both("the cut, checked", "le montage, contrôlé")),
        optional("coverage", COVERAGE, both("how it is accounted for", "sa couverture")),
    ),
)
"""The object that ``clearslate clear --json`` prints."""
