"""The AI cue sheet: each use in the cut with its place, its tool and every yes it stands on.

After the music cue sheet: one row for each use, in programme order. The CSV is one pure table;
what a paper sheet has in its head (title, version, rates, rules) is repeated in the first
columns of every row, so that a row torn out still says what it belongs to. The JSON has the
head once, and the names of all columns in both languages.

Column names never change with the language. A cell that a spreadsheet would run as a formula
is given an apostrophe first.
"""

import csv
import io
import json
from collections.abc import Iterator

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import CutCheck, Verdict
from clearslate.domain.registry import Registry
from clearslate.formats.cue_values import VALUES, Seen, values_of
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import harmless
from clearslate.formats.report_text import asked_packs
from clearslate.formats.words import cues
from clearslate.formats.words.findings import Packs

FORM = "clearslate-cue-sheet/1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cue_sheet_csv(
    clearance: Clearance, registry: Registry, packs: Packs, language: Language
) -> str:
    """Return the sheet as CSV (RFC 4180, to be kept in UTF-8), its column names in row one."""
    header = cue_sheet_header(clearance, packs, language)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*header, *VALUES])
    first = [*header.values()]
    for row in values_of(_seen(clearance, registry, packs, language)):
        writer.writerow([defused(cell) for cell in (*first, *row)])
    return out.getvalue()


def cue_sheet_json(
    clearance: Clearance, registry: Registry, packs: Packs, language: Language
) -> str:
    """Return the sheet as JSON: its form, header, labels in both languages, codes and rows."""
    rows = values_of(_seen(clearance, registry, packs, language))
    sheet = {
        "form": FORM,
        "language": language.value,
        "header": cue_sheet_header(clearance, packs, language),
        "labels": {
            each.value: {column: label.say(each) for column, label in cues.LABELS.items()}
            for each in Language
        },
        "usage_codes": {code: said.say(language) for code, said in cues.USAGE_CODES.items()},
        "rows": [dict(zip(VALUES, row, strict=True)) for row in rows],
    }
    return json.dumps(sheet, ensure_ascii=False, indent=1) + "\n"


def cue_sheet_header(clearance: Clearance, packs: Packs, language: Language) -> dict[str, str]:
    """Return the head of the sheet: what was checked, when, and by which rules."""
    production, cut = clearance.production, clearance.cut
    not_known = cues.NOT_KNOWN.say(language)
    asked = (f"{each.id} {each.version}" for each in asked_packs(clearance, packs))
    return {
        "title": production.title,
        "production": production.reference,
        "cut_version": cut.version if cut else not_known,
        "cut": cut.name if cut else not_known,
        "episode": _episode(clearance, language),
        "locked_on": _locked(cut, language) if cut else not_known,
        "rate": cut.timeline.rate.text if cut else not_known,
        "prepared_on": clearance.on.isoformat(),
        "packs": "; ".join(asked),
    }


def _locked(cut: CutCheck, language: Language) -> str:
    if cut.locked_on is not None:
        return cut.locked_on.isoformat()
    return (cues.NOT_LOCKED if cut.listed else cues.NOT_KNOWN).say(language)


def _episode(clearance: Clearance, language: Language) -> str:
    production = clearance.production
    if production.episode is None and production.season is None:
        return cues.NOT_APPLICABLE.say(language)
    season = f"S{production.season:02}" if production.season is not None else ""
    return season + (f"E{production.episode:02}" if production.episode is not None else "")


def _seen(
    clearance: Clearance, registry: Registry, packs: Packs, language: Language
) -> Iterator[Seen]:
    """Yield every use in the cut in programme order, the upper track first."""
    if clearance.cut is None:
        return
    tracks = {track: place for place, track in enumerate(clearance.cut.timeline.tracks)}
    events = sorted(
        clearance.cut.events, key=lambda each: (each.event.start.frames, tracks[each.event.track])
    )
    # What was examined and shows no sign of AI is no cue.
    uses = ((c, use) for c in events for use in c.uses if use.verdict is not Verdict.NO_AI_FOUND)
    for number, (checked, use) in enumerate(uses, start=1):
        yield Seen(
            number=number,
            checked=checked,
            use=use,
            registry=registry,
            packs=packs,
            language=language,
        )


def defused(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula, on one line."""
    plain = harmless(cell)
    runs = cell.startswith(_FORMULA) or plain.lstrip().startswith(_FORMULA)
    return f"'{plain}" if runs else plain
