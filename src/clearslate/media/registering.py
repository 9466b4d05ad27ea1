"""What the files of one asset say of its making, gathered file by file into one provenance.

Only what is said is taken over. How much AI contributed is what a digital source type or a C2PA
action says of the file itself or of what it grew out of; what is said of a part that was placed
in it is not, and neither is anything guessed from the settings of a run, unless the generator
says in so many words that it made a picture from text.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from clearslate.domain.asset import Provenance, ProvenanceFinding
from clearslate.domain.disclosed import Flag
from clearslate.domain.provenance import (
    Channel,
    Evidence,
    Generation,
    Inspection,
    Manifest,
    Origin,
    Seal,
)
from clearslate.domain.registration import NotReadIn
from clearslate.domain.sequences import ImageSequence, SequenceDigest
from clearslate.domain.unsaid import HeldAgainst, MadeWith, ToolProposal
from clearslate.formats.plain import UNWRITABLE
from clearslate.media.software import software_comes_to

_FINDINGS: Final = {
    Origin.AI_DECLARED: ProvenanceFinding.AI_DECLARED,
    Origin.AI_EDITED: ProvenanceFinding.AI_EDITED,
    Origin.NO_SIGN: ProvenanceFinding.NONE,
    Origin.UNKNOWN: ProvenanceFinding.UNKNOWN,
}
_GRAVEST = (Origin.AI_DECLARED, Origin.AI_EDITED, Origin.UNKNOWN, Origin.NO_SIGN)
_FURTHEST = ("generated", "element", "alters", "enhances")
"""Contributions, the furthest first: of several that are said, it counts."""
_TYPES = {
    "trainedalgorithmicmedia": "generated",
    "compositesynthetic": "element",
    "compositewithtrainedalgorithmicmedia": "alters",
    "compositedwithtrainedalgorithmicmedia": "alters",
    "algorithmicallyenhanced": "enhances",
}
_BY_ACTION = {"c2pa.created": "generated", "c2pa.placed": "element"}
"""What `trainedAlgorithmicMedia` says in an action; in any other that has a parent, *alters*."""
_ACTION = re.compile(r"c2pa\.actions(?:\.v\d+)?(?:__\d+)?\[\d+\]")
_FROM_TEXT = re.compile(
    r'"generation_mode"\s*:\s*"(?:sdxl_|flux_|sd3_|cogview4_|z_image_)?txt2img"'
    r'|"request_type"\s*:\s*"PromptGenerateRequest"'
)
"""InvokeAI and NovelAI name the kind of a run."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?")
_MOST_WORDS = 3
_LONGEST_IN_REGISTER = 500
_MOST_NOT_READ = 3
_MOST_RUNS = 100


class Gathering:
    """The files of one asset as they are inspected, in their order; little of each is kept."""

    def __init__(self, item: ImageSequence | str, against: HeldAgainst) -> None:
        self._item = item
        self._against = against
        self._digest: str | None = None
        self._list = SequenceDigest()
        self._whole = True
        self._last: tuple[Generation, ...] = ()
        self._runs: dict[Generation, None] = {}
        self._said: set[str] = set()
        self._days: set[date] = set()
        self._flags: dict[tuple[object, ...], Flag] = {}
        self._proposals: dict[ToolProposal, None] = {}
        self.origin = Origin.NO_SIGN
        self.files = 0
        self.names_run = False
        self.not_read: list[NotReadIn] = []
        self.left_open: Seal | Evidence | None = None

    def take(self, name: str, inspection: Inspection) -> None:
        """Take over what the next file says."""
        self.files += 1
        self.origin = min(self.origin, inspection.origin, key=_GRAVEST.index)
        if inspection.digest is None:
            self._whole = False
        else:
            self._digest = inspection.digest
            self._list.add(name, inspection.digest)
        for part in inspection.not_read[: _MOST_NOT_READ - len(self.not_read)]:
            self.not_read.append(NotReadIn(file=name, part=part))
        said = contribution_of(inspection)
        if said is not None:
            self._said.add(said)
        day = made_on(inspection)
        if day is not None:
            self._days.add(day)
        self.left_open = self.left_open or _left_open(inspection)
        self._take_runs(runs_of(inspection))

    def _take_runs(self, runs: tuple[Generation, ...]) -> None:
        if not runs or runs == self._last:
            return
        self._last = runs
        self.names_run = True
        for flag in self._against.flags(runs):
            alike = (flag.kind, flag.subject, flag.reason, flag.place, flag.text)
            self._flags.setdefault(alike, flag)
        for run in runs:
            shared = Generation(software=run.software, models=run.models)
            if shared not in self._runs and len(self._runs) <= _MOST_RUNS:
                self._runs[shared] = None
                self._proposals.update(dict.fromkeys(self._against.proposals((shared,))))

    @property
    def digest(self) -> str | None:
        """The digest of the file, or of the sequence; None where a file was not read whole."""
        if not self._whole:
            return None
        return self._list.whole() if isinstance(self._item, ImageSequence) else self._digest

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What the declaration does not say, each alike once over all files."""
        return tuple(self._flags.values())

    @property
    def proposals(self) -> tuple[ToolProposal, ...]:
        """What no record of a tool knows."""
        return tuple(self._proposals)

    def provenance(self) -> Provenance:
        """Return where the asset says it comes from; what its files do not agree on is None."""
        # Beyond so many different runs nothing about them is one.
        many = len(self._runs) > _MOST_RUNS
        made_with = MadeWith() if many else self._against.made_with(self._runs)
        return Provenance(
            finding=_FINDINGS[self.origin],
            tool=_as_name(made_with.tool),
            model=_as_name(made_with.model),
            contribution=next((each for each in _FURTHEST if each in self._said), None),
            made_on=min(self._days, default=None),
        )


def _left_open(inspection: Inspection) -> Seal | Evidence | None:
    """Return what makes a file unknown, besides what was not read."""
    open_ = (each for each in inspection.evidence if each.comes_to is Origin.UNKNOWN)
    seal = inspection.manifest.seal
    return next(open_, None) or (seal if seal.leaves_open else None)


def _as_name(text: str | None) -> str | None:
    """Return ``text`` as a document may hold it: a name may come from a hostile file."""
    fit = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text or "")[:_LONGEST_IN_REGISTER].strip()
    return fit or None


def runs_of(inspection: Inspection) -> tuple[Generation, ...]:
    """Return the runs that a file tells of.

    Where no generator wrote any, the generator that C2PA, IPTC or XMP names counts as one, with
    the prompt that stands beside it in IPTC's fields.
    """
    if inspection.generations:
        return inspection.generations
    named = [name for each in inspection.evidence for name in _systems(each)]
    prompts = [e.statement for e in inspection.evidence if _field(e) == "AIPromptInformation"]
    return tuple(
        Generation(software=name, prompts=tuple(prompts)) for name in dict.fromkeys(named)
    )


def _systems(evidence: Evidence) -> Iterator[str]:
    if _field(evidence) == "AISystemUsed":
        yield evidence.statement
    elif evidence.channel is not Channel.GENERATOR and not _field(evidence).startswith("AI"):
        # An action tells its agent and a description in one line; only a name is that short.
        for part in evidence.statement.split(", "):
            named = len(part.split()) <= _MOST_WORDS and "://" not in part
            if named and software_comes_to(part) is Origin.AI_DECLARED:
                yield part


def _field(evidence: Evidence) -> str:
    return re.split(r"[:/, ]", evidence.place)[-1]


def contribution_of(inspection: Inspection) -> str | None:
    """Return how much AI contributed, as a file says it of itself: a choice of that fact, or None.

    Nothing is said of a file that does not declare AI.
    """
    if inspection.origin not in (Origin.AI_DECLARED, Origin.AI_EDITED):
        return None
    said = {_contribution(each) for each in inspection.evidence}
    return next((each for each in _FURTHEST if each in said), None)


def _contribution(evidence: Evidence) -> str | None:
    if evidence.channel is Channel.GENERATOR:
        return "generated" if _FROM_TEXT.search(evidence.statement) else None
    if not _is_own(evidence):
        return None
    parts = evidence.statement.split(", ")
    kinds = (_TYPES.get(re.split(r"[/#:]", part.rstrip("/"))[-1].casefold()) for part in parts[:2])
    kind = next((each for each in kinds if each is not None), None)
    last = evidence.place.rpartition(" / ")[2]
    if kind != "generated" or not _ACTION.match(last):
        return kind
    edited = "alters" if evidence.comes_to is Origin.AI_EDITED else None
    return _BY_ACTION.get(parts[0], edited)


def _is_own(evidence: Evidence) -> bool:
    """Say whether it speaks of the file itself, or of what the file is a later state of."""
    if evidence.channel is not Channel.C2PA:
        # Only the field of the packet itself; not that of a structure in it.
        return evidence.place.count("/") == 0
    first, *between, last = evidence.place.split(" / ")
    grew = first == "active manifest" and all(each.startswith("parentOf") for each in between)
    return grew and not last.startswith("ingredient[")


def made_on(inspection: Inspection) -> date | None:
    """Return the first day on which AI was at work, as a file says it; None where it does not.

    C2PA's actions say it, of the file or of what it grew out of. Where one in the active manifest
    has no moment of its own, the day on which that manifest was signed counts.
    """
    days = [_day_of(each, inspection.manifest) for each in inspection.evidence]
    return min((day for day in days if day is not None), default=None)


def _day_of(evidence: Evidence, manifest: Manifest) -> date | None:
    of_ai = evidence.comes_to in (Origin.AI_DECLARED, Origin.AI_EDITED)
    action = _ACTION.fullmatch(evidence.place.rpartition(" / ")[2])
    in_c2pa = evidence.channel is Channel.C2PA and action is not None
    if not of_ai or not in_c2pa or not _is_own(evidence):
        return None
    moment = _MOMENT.fullmatch(evidence.statement.rpartition(", ")[2])
    if moment is not None:
        return _day(moment.group())
    signed = manifest.signed_at if evidence.place.count(" / ") == 1 else None
    return signed.date() if signed is not None else None


def _day(moment: str) -> date | None:
    try:
        return datetime.fromisoformat(moment).date()
    except ValueError:
        return None
