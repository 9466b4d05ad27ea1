"""What a sweep entered into the register, as JSON lines: one for each asset, and one at the end.

Keys and words are those of the domain and never change with the language; what is said to be
absent is not there at all.
"""

import json
from collections.abc import Mapping

from clearslate.domain.asset import Asset
from clearslate.domain.differences import Difference
from clearslate.domain.disclosed import Flag
from clearslate.domain.provenance import Origin
from clearslate.domain.registration import Entered, NotReadIn, Registration
from clearslate.domain.sequences import ImageSequence
from clearslate.domain.unsaid import ToolProposal
from clearslate.formats.documents.asset import document_of

Told = dict[str, object]


def asset_line(asset: Asset) -> bytes:
    """Return the line of the register that says ``asset``, with its line break."""
    return (json.dumps(document_of(asset), ensure_ascii=False) + "\n").encode()


def registration_line(registration: Registration) -> str:
    """Return the line for one asset, in ASCII and with its line break."""
    told = _said(
        path=f"{registration.folder}/{registration.asset.name}",
        entered=registration.entered.value,
        origin=registration.origin.value,
        files=registration.files,
        frames=_frames(registration.sequence),
        asset=document_of(registration.asset),
        name_taken=registration.name_taken and registration.name_taken.value,
        ai_undeclared=registration.ai_undeclared or None,
        differences=[_difference(each) for each in registration.differences],
        flags=[_flag(each) for each in registration.flags],
        not_read=[_not_read(each) for each in registration.not_read],
        unknown_tools=[_tool(each) for each in registration.proposals],
    )
    return _line(told)


def summary_line(
    entered: Mapping[Entered, int], origins: Mapping[Origin, int], *, people: int, written: bool
) -> str:
    """Return the last line: how many assets became what, and whether the register was changed."""
    told: Told = {
        "entered": {each.value: entered.get(each, 0) for each in Entered},
        "origins": {each.value: origins.get(each, 0) for each in Origin},
        "needs_person": people,
        "written": written,
    }
    return _line({"summary": told})


def _line(told: Told) -> str:
    return json.dumps(told, separators=(",", ":")) + "\n"


def _said(**values: object) -> Told:
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def _frames(sequence: ImageSequence | None) -> Told | None:
    if sequence is None:
        return None
    gaps = [list(each) for each in sequence.gaps]
    return _said(first=sequence.first, last=sequence.last, missing=gaps)


def _difference(difference: Difference) -> Told:
    return {
        "aspect": difference.aspect.value,
        "declared": list(difference.declared),
        "actual": list(difference.actual),
    }


def _flag(flag: Flag) -> Told:
    return _said(
        kind=flag.kind.value,
        subject=flag.subject,
        reason=flag.reason.value,
        place=flag.place.value,
        certain=flag.certain,
        text=flag.text,
        lines=list(flag.lines) if flag.lines is not None else None,
    )


def _not_read(missed: NotReadIn) -> Told:
    part = missed.part
    return _said(file=missed.file, place=part.place, why=part.why.value, detail=part.detail)


def _tool(proposal: ToolProposal) -> Told:
    return _said(software=proposal.software, model=proposal.model, kind=proposal.kind)
