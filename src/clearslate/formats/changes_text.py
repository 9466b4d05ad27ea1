"""What changed since an older cut, as plain text: only that needs a person."""

from collections.abc import Iterator

from clearslate.domain.cut_changes import Change, Changes
from clearslate.domain.cut_check import CheckedEvent, CutCheck
from clearslate.domain.timeline import Event
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_lines import Manner, harmless, padded, widest
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.reasons import reason_of
from clearslate.formats.words.recognition import event_name
from clearslate.formats.words.verdicts import mark_of

_CHANGES = {
    Change.NEW: Phrase(en="new", fr="nouveau"),
    Change.TRIMMED: Phrase(en="trimmed", fr="recoupé"),
}
_NOTHING = Phrase(
    en="Nothing changed since {older}: its {all} events show the same material.",
    fr="Rien n’a changé depuis {older} : les {all} événements montrent le même matériel.",
)
_FIRST = Phrase(
    en="Since {older}: {changed} of {all} events are new or trimmed, {moved} only moved, "
    "{removed} removed. Events that hold the cut, among the new and trimmed: {holding}.",
    fr="Depuis {older} : {changed} événements sur {all} sont nouveaux ou recoupés, {moved} "
    "seulement déplacés, {removed} retirés. Parmi les nouveaux et recoupés, ceux qui retiennent "
    "le montage : {holding}.",
)
_STILL = Phrase(
    en="{held} unchanged events still hold it; `clearslate cut` without --against lists them.",
    fr="{held} événements inchangés le retiennent encore ; « clearslate cut » sans --against "
    "les énumère.",
)
_NONE_STILL = Phrase(
    en="No unchanged event holds it.", fr="Aucun événement inchangé ne le retient."
)
_CHANGED = Phrase(en="Changed", fr="Changés")
_REMOVED = Phrase(en="No longer in the cut", fr="Absents du nouveau montage")


def changes_text(
    changes: Changes, check: CutCheck, packs: Packs, language: Language, *, colour: bool
) -> str:
    """Return what became of every event since an older cut; unchanged ones are counted."""
    manner = Manner(language=language, colour=colour)
    changed = [line for each in changes.changed for line in _changed(each, packs, manner)]
    removed = [line for event in changes.removed for line in _removed(event, manner)]
    lines = [
        *manner.paragraph(_summary(changes, check, language), indent=0),
        *manner.section(_CHANGED.say(language), changed),
        *manner.section(_REMOVED.say(language), removed),
        "",
        *manner.paragraph(_still(changes, check, language), indent=0),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _summary(changes: Changes, check: CutCheck, language: Language) -> str:
    older = harmless(changes.older)
    if not changes.changed and not changes.removed:
        return _NOTHING.say(language, older=older, all=len(check.events))
    return _FIRST.say(
        language,
        older=older,
        changed=len(changes.changed),
        all=len(check.events),
        moved=changes.moved,
        removed=len(changes.removed),
        holding=_holding(changes),
    )


def _still(changes: Changes, check: CutCheck, language: Language) -> str:
    held = len(check.holds) - _holding(changes)
    return _STILL.say(language, held=held) if held else _NONE_STILL.say(language)


def _holding(changes: Changes) -> int:
    return sum(checked.verdict.holds for _, checked in changes.changed)


def _changed(each: tuple[Change, CheckedEvent], packs: Packs, manner: Manner) -> Iterator[str]:
    change, checked = each
    event, language = checked.event, manner.language
    words = widest(phrase.say(language) for phrase in _CHANGES.values())
    head = f"  {padded(_CHANGES[change].say(language), words)}  {event.start}  {event.end}"
    yield f"{head}  {harmless(event.track)}  {harmless(event_name(event, language))}"
    said = f"{mark_of(checked).say(language)}. {reason_of(checked, language, packs)}"
    yield from manner.paragraph(said, indent=words + 4)


def _removed(event: Event, manner: Manner) -> Iterator[str]:
    name = harmless(event_name(event, manner.language))
    yield f"  {event.start}  {event.end}  {harmless(event.track)}  {name}"
