"""Checking a cut: by the one pure function, kept, and made anew when anything changed.

A cut is checked against what the organisation that uploaded it may see, so that its check is
the same for everyone who may see it, and tells nobody of what is not theirs. What was found is
kept with a stamp of everything it was made from; where the stamp is another, it is checked
again: a short cut at once, a long one by the worker.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import quote

from django_tasks import task

from clearslate import __version__
from clearslate.domain.clearance import Case, Clearance, clear
from clearslate.domain.cut_changes import changes_since
from clearslate.domain.cut_check import CutToCheck, Verdict
from clearslate.domain.timeline import Timeline
from clearslate.formats.clearance_json import clearance_json
from clearslate.formats.cue_sheet import cue_sheet_csv, cue_sheet_json
from clearslate.formats.cut_page import CutPage, changes_page, cut_page
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language
from clearslate.formats.sealing import digests
from clearslate.formats.timecodes import read_rate
from clearslate.formats.timelines import read_timeline
from clearslate.operations.actor import Actor
from clearslate.operations.cutting import cut_entry
from clearslate.operations.opening import Opened, open_production, packs_in
from clearslate.records.cuts import (
    Checked,
    CutKept,
    assets_beside,
    check_kept,
    counts_beside,
    cut_numbered,
    declarations_beside,
    keep_check,
    mark_stage,
    stamp_of,
    underway,
)
from clearslate.records.files import bytes_of, path_of
from clearslate.records.log import append, atomic
from clearslate.records.productions import ProductionKept, production_numbered

_LONG_FILE = 512 << 10
_LONG_REGISTER = 1_000
"""A longer timeline, or more declarations and assets, is left to the worker."""


def stamped(cut: CutKept, production: ProductionKept, on: date) -> str:
    """Return what changes whenever the check of a cut could come out differently on a day."""
    packs = sorted(pack.reference.digest for pack in packs_in(production))
    return "|".join((__version__, stamp_of(cut, on), *packs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A check of a cut to be shown: fresh, or the one before while the worker makes a new one."""

    checked: Checked | None
    anew: bool = False
    """It was checked just now, because something had changed."""
    stage: str = ""
    """How far the worker is; empty where nothing is under way."""


def check_to_show(cut: CutKept, production: ProductionKept, actor: Actor) -> Shown:
    """Return the check of a cut, made anew where anything it stands on has changed."""
    on = actor.day(production.time_zone)
    stamp, last = stamped(cut, production, on), check_kept(cut.number)
    if last is not None and last.stamp == stamp:
        return Shown(checked=last)
    if is_long(cut):
        return Shown(checked=last, stage=_left_to_worker(cut, stamp, actor))
    return Shown(checked=check_now(cut, production, stamp, actor), anew=last is not None)


def is_long(cut: CutKept) -> bool:
    """Say whether a check takes longer than somebody waits for a page."""
    return path_of(cut.file_digest).stat().st_size > _LONG_FILE or (
        counts_beside(cut) > _LONG_REGISTER
    )


def _left_to_worker(cut: CutKept, stamp: str, actor: Actor) -> str:
    """Leave a check to the worker unless it has it already; return how far it is."""
    there = underway(cut.number)
    if there is not None and there.stamp == stamp:
        return there.stage
    with atomic():
        mark_stage(cut.number, "waiting", stamp, actor.at)
        check_cut.enqueue(number=cut.number, stamp=stamp, at=actor.at.isoformat())
    return "waiting"


def check_now(cut: CutKept, production: ProductionKept, stamp: str, actor: Actor) -> Checked:
    """Check a cut, then keep and log what was found in one short transaction."""
    on = actor.day(production.time_zone)
    try:
        cleared = clear_cut(cut, production, on)
    except DocumentError as error:
        pages = {each.value: error.told(each) for each in Language}
        checked = Checked(
            stamp=stamp,
            checked_at=actor.at,
            on=on,
            verdict="unreadable",
            pages={},
            fault=pages,
        )
    else:
        checked = _found(cleared, cut, production, stamp, actor)
    details = {"verdict": checked.verdict, "holds": checked.holds, "file": cut.file_digest}
    entry = cut_entry("checked cut", cut.name, cut.version, production, actor, details)
    with atomic():
        keep_check(cut.number, checked)
        append(entry)
    return checked


@task()
def check_cut(number: int, stamp: str, at: str) -> None:
    """Check a cut as of an instant, for the worker; done twice it comes out the same."""
    actor = Actor(member=None, at=datetime.fromisoformat(at))
    cut = cut_numbered(number)
    production = production_numbered(cut.production)
    with atomic():
        mark_stage(number, "checking", stamp, actor.at)
    # What it stands on may have changed while it waited: the check bears its own stamp.
    now = stamped(cut, production, actor.day(production.time_zone))
    check_now(cut, production, now, actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """A clearance of one cut, with what it was made from."""

    clearance: Clearance
    opened: Opened
    has_assets: bool


def clear_cut(cut: CutKept, production: ProductionKept, on: date) -> Cleared:
    """Return the clearance of a cut, by the same function as the command line.

    Raises:
        DocumentError: where the timeline, or a pack that was chosen, cannot be read.
    """
    opened = open_production(production, on)
    assets = assets_beside(cut)
    case = Case(
        production=production.production,
        declarations=declarations_beside(cut),
        assets=assets,
        rules=opened.rules,
        digests=digests(opened.around.catalogue),
        cut=CutToCheck(
            name=cut.name,
            version=cut.version,
            timeline=timeline_of(cut),
            locked_on=cut.locked_on,
        ),
    )
    return Cleared(clearance=clear(case, opened.around), opened=opened, has_assets=bool(assets))


def timeline_of(cut: CutKept) -> Timeline:
    """Return the timeline of a cut.

    Raises:
        DocumentError: where it cannot be read.
    """
    rate = read_rate(cut.rate, where=cut.file_name) if cut.rate else None
    content = bytes_of(cut.file_digest)
    return read_timeline(content, where=cut.file_name, rate=rate, start=cut.start or None)


def _found(
    cleared: Cleared, cut: CutKept, production: ProductionKept, stamp: str, actor: Actor
) -> Checked:
    clearance, packs = cleared.clearance, cleared.opened.packs
    assert clearance.cut is not None, "a cut was checked"
    events = clearance.cut.events
    pages = {each: _page(cleared, production, each) for each in Language}
    return Checked(
        stamp=stamp,
        checked_at=actor.at,
        on=clearance.on,
        verdict="held" if clearance.held else "cleared",
        holds=len(clearance.cut.holds),
        not_checked=sum(each.verdict is Verdict.NOT_CHECKED for each in events),
        events=len(events),
        clearance=clearance_json(clearance, packs, Language.ENGLISH),
        pages={
            part: said
            for language, page in pages.items()
            for part, said in (
                (language.value, page.body),
                (f"{language.value} standing", page.standing),
                (f"{language.value} look", page.mark.state.value),
                (f"{language.value} word", page.mark.say(language)),
            )
        },
        fault={},
    )


def _page(cleared: Cleared, production: ProductionKept, language: Language) -> CutPage:
    return cut_page(
        cleared.clearance,
        cleared.opened.packs,
        cleared.has_assets,
        lambda reference: use_address(production, reference),
        language,
    )


def use_address(production: ProductionKept, reference: str) -> str:
    """Return where the page of a use is."""
    return f"/productions/{quote(production.handle)}/uses/{quote(reference, safe='')}"


def cue_sheet(
    cut: CutKept, production: ProductionKept, actor: Actor, language: Language, *, form: str
) -> str:
    """Return the AI cue sheet of a cut as of today, as ``csv`` or ``json``.

    Raises:
        DocumentError: where the cut cannot be read.
    """
    cleared = clear_cut(cut, production, actor.day(production.time_zone))
    # A code name hides the title on paper too.
    called = replace(production.production, title=production.name)
    clearance = replace(cleared.clearance, production=called)
    write = cue_sheet_csv if form == "csv" else cue_sheet_json
    return write(clearance, cleared.opened.around.registry, cleared.opened.packs, language)


def compared(
    cut: CutKept, older: CutKept, production: ProductionKept, actor: Actor, language: Language
) -> CutPage:
    """Return what changed in a cut since an older version of it.

    Raises:
        DocumentError: where one of them cannot be read.
    """
    cleared = clear_cut(cut, production, actor.day(production.time_zone))
    assert cleared.clearance.cut is not None, "a cut was checked"
    before = replace(timeline_of(older), name=f"{older.name} {older.version}")
    return changes_page(
        changes_since(cleared.clearance.cut, before),
        cleared.clearance,
        cleared.opened.packs,
        lambda reference: use_address(production, reference),
        language,
    )
