"""What is said of a timeline itself: its name, its lock, the lines that were not understood."""

from collections.abc import Mapping
from datetime import date

from clearslate.domain.cut_check import CutCheck
from clearslate.domain.production import Production
from clearslate.domain.timeline import RateOrigin, Timeline, WhyNot
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, day_in_full

WHY_NOT: Mapping[WhyNot, Phrase] = {
    WhyNot.UNKNOWN: Phrase(en="not a form that is known", fr="forme inconnue"),
    WhyNot.TOO_LONG: Phrase(en="too long", fr="trop longue"),
    WhyNot.TIMECODE: Phrase(en="not a timecode", fr="ce n’est pas un timecode"),
    WhyNot.FRAME_NUMBER: Phrase(
        en="a frame number that the rate does not have", fr="un numéro d’image hors cadence"
    ),
    WhyNot.DROPPED_NUMBER: Phrase(
        en="a frame number that drop frame skips", fr="un numéro d’image que le drop-frame saute"
    ),
    WhyNot.BACKWARDS: Phrase(en="it ends before it starts", fr="finit avant de commencer"),
    WhyNot.BELONGS_TO_LOST: Phrase(
        en="belongs to an event that was not understood", fr="dépend d’un événement non compris"
    ),
    WhyNot.DISABLED: Phrase(
        en="switched off, so not in the cut", fr="désactivé, donc hors montage"
    ),
    WhyNot.OUTSIDE: Phrase(en="beside the timeline, not in it", fr="à côté de la timeline"),
}
NOT_UNDERSTOOD = Counted(
    one=Phrase(
        en="{n} line of the file was not understood.", fr="{n} ligne du fichier non comprise."
    ),
    many=Phrase(
        en="{n} lines of the file were not understood.", fr="{n} lignes du fichier non comprises."
    ),
)
_LINE = Phrase(en="line {line}", fr="ligne {line}")
_NO_LINE = Phrase(en="no line", fr="sans ligne")
_CUT = Phrase(en="cut {version}", fr="montage {version}")
_NAMED_CUT = Phrase(en="cut {name}, version {version}", fr="montage {name}, version {version}")
_OWN_NAMES = frozenset(("cut", "montage"))
_LOCKED = Phrase(en="locked {day}", fr="verrouillé le {day}")
_WILL_LOCK = Phrase(en="to be locked {day}", fr="verrouillage prévu le {day}")
_OPEN = Phrase(en="not locked", fr="non verrouillé")
_UNLISTED = Phrase(
    en="not listed in production.yaml, checked as if locked",
    fr="absent de production.yaml, contrôlé comme verrouillé",
)
_EPISODE = Phrase(
    en="{title}, season {season}, episode {episode}",
    fr="{title}, saison {season}, épisode {episode}",
)
_SEASON = Phrase(en="{title}, season {season}", fr="{title}, saison {season}")
_ONLY_EPISODE = Phrase(en="{title}, episode {episode}", fr="{title}, épisode {episode}")
_RATE = Phrase(en="{rate} frames a second", fr="{rate} images par seconde")
_FILE_OVER_GIVEN = Phrase(
    en="The file itself says {rate} frames a second; that holds over the rate that was given.",
    fr="Le fichier lui-même indique {rate} images par seconde ; cela prime sur la cadence donnée.",
)


def title_said(production: Production, language: Language) -> str:
    """Return the title of a production, with season and episode where there are any."""
    season, episode = production.season, production.episode
    if season is None and episode is None:
        return production.title
    if season is None:
        return _ONLY_EPISODE.say(language, title=production.title, episode=episode)
    phrase = _SEASON if episode is None else _EPISODE
    return phrase.say(language, title=production.title, season=season, episode=episode)


def cut_said(cut: CutCheck, language: Language) -> str:
    """Return what a cut is called: ``cut 2``, ``cut reel-1, version 4``."""
    name, version = cut.name, cut.version
    if name.casefold() in _OWN_NAMES:
        return _CUT.say(language, version=version)
    if name.casefold().endswith(version.casefold()):
        whole = any(word in name.casefold() for word in _OWN_NAMES)
        return name if whole else _CUT.say(language, version=name)
    return _NAMED_CUT.say(language, name=name, version=version)


def lock_said(cut: CutCheck, on: date, language: Language) -> str:
    """Return whether and since when a cut is locked, as of the day ``on``."""
    if not cut.listed:
        return _UNLISTED.say(language)
    if cut.locked_on is None:
        return _OPEN.say(language)
    phrase = _LOCKED if cut.locked_on <= on else _WILL_LOCK
    return phrase.say(language, day=day_in_full(cut.locked_on, language))


def rate_said(timeline: Timeline, language: Language) -> str:
    """Return a timeline's rate: ``24 frames a second``."""
    return _RATE.say(language, rate=timeline.rate.text)


def rate_note(timeline: Timeline, language: Language) -> str:
    """Return what a reader must know of where the rate came from; empty where there is nothing."""
    if timeline.rate_from is not RateOrigin.FILE_OVER_GIVEN:
        return ""
    return _FILE_OVER_GIVEN.say(language, rate=timeline.rate.text)


def line_said(line: int, language: Language) -> str:
    """Return where in its file a line stands."""
    return (_LINE if line else _NO_LINE).say(language, line=line)
