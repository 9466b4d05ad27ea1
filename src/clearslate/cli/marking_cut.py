"""Marking a finished programme: what its cut and the declarations behind it let the file say.

The cut itself is read, not a cue sheet that was made of it: a sheet has no row for what was
not checked, spells its values in its reader's language, and may be older than the answers.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from clearslate.cli.clearing import STAGES, Cleared, clear_folder, open_folder
from clearslate.cli.cut import found_cut
from clearslate.cli.options import now
from clearslate.cli.progress import stages_of
from clearslate.cli.speech import speaking
from clearslate.domain.cut_check import CutCheck
from clearslate.domain.marks import Marking
from clearslate.domain.programme import Programme, Unspoken, WhyUnspoken, programme_of
from clearslate.domain.timecode import Timecode
from clearslate.formats.canonical import digest_of
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.timecodes import read_timecode
from clearslate.formats.words.programmes import (
    HELD,
    NO_ELEMENT,
    NOT_READ,
    WHYS,
    and_more,
    line_said,
    remark,
    said_of,
)

_MOST_LINES = 20
_AFTER_START = Phrase(
    en="a timecode before the end of the cut, {end}",
    fr="un timecode avant la fin du montage, {end}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCut:
    """What a file of a cut is made to say, and the check of the cut that it comes from."""

    marking: Marking
    programme: Programme
    check: CutCheck


def marking_of_cut(
    production: Path, cut: str, *, first_frame: str | None, rate: str | None, on: date
) -> MarkedCut:
    """Return the marking of the programme that ``cut`` is finished as.

    Raises:
        DocumentError: where the cut cannot be read, or nothing of AI in it can be spoken for.
    """
    with stages_of(STAGES, production / "assets.jsonl") as stages:
        folder = open_folder(production, stages)
        to_check = found_cut(cut, folder, rate, stages, "--cut")
        cleared = clear_folder(production, cut=to_check, folder=folder, on=on, stages=stages)
    check = cleared.clearance.cut
    assert check is not None, "a cut was given"
    first = _first_of(check, first_frame)
    programme = programme_of(check, folder.registry, first=first)
    lasts = float((check.timeline.end.frames - first.frames) / first.rate.fps)
    marking = replace(_marking(cleared, check, programme, cut), lasts=lasts)
    return MarkedCut(marking=marking, programme=programme, check=check)


def _first_of(check: CutCheck, given: str | None) -> Timecode:
    timeline = check.timeline
    if given is None:
        return timeline.start
    first = read_timecode(given, timeline.rate, where="--first-frame")
    if first.frames >= timeline.end.frames:
        end = timeline.end.text
        expected = Phrase(en=_AFTER_START.en.format(end=end), fr=_AFTER_START.fr.format(end=end))
        raise DocumentError(where="--first-frame", found=given, expected=expected)
    return first


def _marking(cleared: Cleared, check: CutCheck, programme: Programme, cut: str) -> Marking:
    mark = programme.mark
    if mark is None:
        raise DocumentError(where="--cut", found=cut, expected=NO_ELEMENT)
    production, regions = cleared.clearance.production, programme.regions
    sealed = {each.declaration.reference: each.declaration_digest for each in programme.uses}
    return Marking(
        title=production.title,
        declaration=production.reference,
        declaration_digest=digest_of(sealed),
        marked_at=now(),
        mark=mark,
        tools=tuple(dict.fromkeys(tool for each in regions for tool in each.tools)),
        models=tuple(dict.fromkeys(model for each in regions for model in each.models)),
        oversight=programme.oversight,
        regions=regions,
        # The manifest is read by programs of others, in English as its other descriptions are.
        remark=remark(check, programme, Language.ENGLISH),
    )


def say_of_programme(found: MarkedCut) -> None:
    """Say how many regions were marked, and everything that the file says nothing of."""
    language, programme, check = speaking(), found.programme, found.check
    click.echo(said_of(check, programme, language))
    if check.holds:
        click.echo(HELD.say(len(check.holds), language), err=True)
    if check.timeline.not_understood:
        click.echo(NOT_READ.say(len(check.timeline.not_understood), language), err=True)
    counts = Counter(each.why for each in programme.unspoken)
    for why in WhyUnspoken:
        if counts[why]:
            click.echo(WHYS[why].say(counts[why], language), err=True)
        if why.is_element:
            _list([each for each in programme.unspoken if each.why is why])


def _list(unspoken: list[Unspoken]) -> None:
    for each in unspoken[:_MOST_LINES]:
        click.echo(f"  {line_said(each, speaking())}", err=True)
    if len(unspoken) > _MOST_LINES:
        click.echo(f"  {and_more(len(unspoken) - _MOST_LINES, speaking())}", err=True)


def left_out(found: MarkedCut) -> int:
    """Return 1 where the file says nothing of an element that was recognised, else 0."""
    return int(any(each.why.is_element for each in found.programme.unspoken))
