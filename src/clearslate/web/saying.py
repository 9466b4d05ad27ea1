"""How templates say things: states with shape and word, phrases with values, days, counts.

Each is a filter (``{{ use.needed_on|day }}``), because pages give templates values called
``standing``, ``outcome`` and ``state``, and filters have names of their own.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from zoneinfo import ZoneInfo

from django.utils.html import format_html
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import dates
from clearslate.formats.words.outcomes import outcome_word
from clearslate.formats.words.pages import states
from clearslate.formats.words.pages.audit import ACTS, FAULTS
from clearslate.formats.words.pages.people import KINDS
from clearslate.formats.words.verdicts import OVERRIDDEN

_LANGUAGES: dict[object, Language] = {each.value: each for each in Language}


def _language(context: Context) -> Language:
    return _LANGUAGES.get(context.get("language"), Language.ENGLISH)


def say(text: str, /, **values: object) -> str:
    """Return a phrase with values put in their places; what comes out is escaped."""
    return text.format(**values)


_PROGRESS_CLASS = {
    Progress.GOES_AHEAD: "cleared",
    Progress.FALLEN: "expired",
    Progress.REFUSED: "held",
    Progress.WITHDRAWN: "none",
    Progress.SUPERSEDED: "none",
}


@pass_context
def outcome(context: Context, of: Outcome, *, badge: bool = False) -> Markup:
    """Return an outcome as shape and word; ``badge`` boxes it, once a page."""
    return state(of.word, outcome_word(of, _language(context)), badge)


@pass_context
def standing(
    context: Context, progress: Progress, of: Outcome, overridden: bool, *, badge: bool = False
) -> Markup:
    """Return where a use stands: cleared, by override, fallen, refused, or what it still owes.

    ``overridden`` is to be given: what a template does not know is not shown as cleared.
    """
    if progress is Progress.GOES_AHEAD and overridden is not False:
        return state(OVERRIDDEN.state, OVERRIDDEN.say(_language(context)), badge)
    look = _PROGRESS_CLASS.get(progress)
    if look is None:
        return state(of.word, outcome_word(of, _language(context)), badge)
    return state(look, states.PROGRESS[progress].say(_language(context)), badge)


@lru_cache(512)
def state(name: str, word: str, badge: bool = False) -> Markup:
    """Return any state: the name of its class without ``is-``, and its word."""
    said = format_html(
        '<span class="state{} is-{}"><svg class="icon" aria-hidden="true">'
        '<use href="#s-{}"/></svg>{}</span>',
        " state-badge" if badge else "",
        name,
        name,
        word,
    )
    # Escaped where it was put together.
    return Markup(said)


@pass_context
def day(context: Context, of: date | None) -> str:
    """Return a date in full in the reader's language; a dash where there is none."""
    return "–" if of is None else _in_full(of, _language(context))


@pass_context
def moment(context: Context, of: datetime, zone: str = "") -> Markup:
    """Return an instant as date and time in a production's time zone, readable by machines.

    Of what belongs to no production the hour is that of UTC, and says so.
    """
    local = of.astimezone(ZoneInfo(zone or "UTC"))
    said = f"{_in_full(local.date(), _language(context))}, {local:%H:%M}{'' if zone else ' UTC'}"
    return _TIME.format(of.isoformat(timespec="minutes"), said)


_TIME = Markup('<time datetime="{}">{}</time>')


@lru_cache(4096)
def _in_full(of: date, language: Language) -> str:
    return dates.day_in_full(of, language)


@pass_context
def number(context: Context, of: int) -> str:
    """Return a whole number with the reader's separators."""
    return dates.number(of, _language(context))


@pass_context
def worded(context: Context, key: object, module: str, table: str) -> str:
    """Return the phrase under ``key`` of a table of phrases: a word that rows choose."""
    phrases = getattr(import_module(f"clearslate.formats.words.pages.{module}"), table)
    phrase: Phrase = phrases[str(key)]
    return phrase.say(_language(context))


@pass_context
def act_said(context: Context, act: str) -> str:
    """Return what an act of the audit log is called."""
    return ACTS[act].say(_language(context)) if act in ACTS else act.replace("_", " ")


@pass_context
def fault_said(context: Context, fault: str) -> str:
    """Return what is wrong with the audit log."""
    return FAULTS[fault].say(_language(context))


def who_said(actor: str) -> str:
    """Return the name of an actor of the audit log without the mail address."""
    return actor.partition(" <")[0]


@pass_context
def kind_said(context: Context, kind: str) -> str:
    """Return what kind of organisation one is, in words."""
    return KINDS[kind].say(_language(context)) if kind in KINDS else kind


FILTERS: dict[str, Callable[..., object]] = {
    each.__name__: each
    for each in (
        act_said,
        day,
        fault_said,
        kind_said,
        moment,
        number,
        outcome,
        say,
        standing,
        state,
        who_said,
        worded,
    )
}
"""The filters by the names that templates use."""
