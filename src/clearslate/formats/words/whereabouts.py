"""Who has a use, since when, and how long such things usually take."""

from collections.abc import Sequence
from datetime import date, timedelta

from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, all_of, day_in_full

_DAYS = Counted(
    one=Phrase(en="{n} day", fr="{n} jour"), many=Phrase(en="{n} days", fr="{n} jours")
)
_HOURS = Counted(
    one=Phrase(en="{n} hour", fr="{n} heure"), many=Phrase(en="{n} hours", fr="{n} heures")
)
TOO_FEW = Phrase(
    en="not enough answers yet to say", fr="pas encore assez de réponses pour donner un délai"
)
NOBODY = Phrase(
    en="nobody yet: no one holds the office of {office} here",
    fr="personne encore : nul n’exerce ici la fonction « {office} »",
)
_HAS_IT = Phrase(en="With {who} since {day}{usual}.", fr="Chez {who} depuis le {day}{usual}.")
_ASKED = Phrase(en="Asked on {day}{usual}.", fr="Demandé le {day}{usual}.")
_USUALLY = Phrase(
    en="; such answers usually take {time}", fr=" ; une réponse prend d’ordinaire {time}"
)
_MORE = Counted(
    one=Phrase(en="{n} more", fr="{n} autre"), many=Phrase(en="{n} more", fr="{n} autres")
)
_MOST_NAMED = 3


_TODAY = Phrase(en="today", fr="aujourd’hui")
_TOMORROW = Phrase(en="tomorrow", fr="demain")
_YESTERDAY = Phrase(en="yesterday", fr="hier")
_WEEKDAYS = (
    Phrase(en="Mon", fr="lun."),
    Phrase(en="Tue", fr="mar."),
    Phrase(en="Wed", fr="mer."),
    Phrase(en="Thu", fr="jeu."),
    Phrase(en="Fri", fr="ven."),
    Phrase(en="Sat", fr="sam."),
    Phrase(en="Sun", fr="dim."),
)
_NEAR = {-1: _YESTERDAY, 0: _TODAY, 1: _TOMORROW}


def near_day(day: date, today: date, language: Language) -> str:
    """Return a day as a list says it: *today*, *Mon 23 November*, with its year if another."""
    near = _NEAR.get((day - today).days)
    if near is not None:
        return near.say(language)
    full = day_in_full(day, language)
    if day.year != today.year:
        return full
    return f"{_WEEKDAYS[day.weekday()].say(language)} {full.rsplit(' ', 1)[0]}"


def took_said(took: timedelta | None, language: Language) -> str:
    """Return a usual length of time in whole days, below one in hours; none is *not enough*."""
    if took is None:
        return TOO_FEW.say(language)
    hours = round(took.total_seconds() / 3600)
    if hours < 24:
        return _HOURS.say(max(1, hours), language)
    return _DAYS.say(round(hours / 24), language)


def named(names: Sequence[str], office: str, language: Language) -> str:
    """Return who holds an office, the first three by name; that nobody does where nobody does."""
    if not names:
        return NOBODY.say(language, office=office)
    first = [*names[:_MOST_NAMED]]
    if len(names) > _MOST_NAMED:
        first.append(_MORE.say(len(names) - _MOST_NAMED, language))
    return all_of(first, language)


def has_it(who: str, since: date, took: timedelta | None, language: Language) -> str:
    """Return one sentence: with whom something is, since when, and how long it usually takes.

    How long is left out where too few answers are known.

    Without ``who`` it was said before; only the day and the time are told.
    """
    usual = "" if took is None else _USUALLY.say(language, time=took_said(took, language))
    phrase = _HAS_IT if who else _ASKED
    values = {"day": day_in_full(since, language), "usual": usual}
    return phrase.say(language, **values, who=who) if who else phrase.say(language, **values)
