"""Tags that every page has: states with shape and word, phrases with values, dates."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.formats.phrase import Language
from clearslate.formats.words.dates import day_in_full, number
from clearslate.formats.words.outcomes import outcome_word
from clearslate.formats.words.pages import states

register = template.Library()
Context = template.Context


def _language(context: Context) -> Language:
    return Language(str(context.get("language", "en")))


@register.simple_tag
def say(text: str, **values: object) -> str:
    """Return a phrase with values put in their places; Django escapes what comes out."""
    return text.format(**values)


_PROGRESS_CLASS = {
    Progress.GOES_AHEAD: "cleared",
    Progress.FALLEN: "expired",
    Progress.REFUSED: "held",
    Progress.WITHDRAWN: "none",
    Progress.SUPERSEDED: "none",
}


@register.simple_tag(takes_context=True)
def outcome(context: Context, of: Outcome, *, badge: bool = False) -> SafeString:
    """Return an outcome as shape and word; ``badge`` boxes it, once a page."""
    return _state(of.word, outcome_word(of, _language(context)), badge)


@register.simple_tag(takes_context=True)
def standing(
    context: Context, progress: Progress, of: Outcome, *, badge: bool = False
) -> SafeString:
    """Return where a use stands: cleared, fallen, refused, or the outcome it still owes."""
    if progress not in _PROGRESS_CLASS:
        return outcome(context, of, badge=badge)
    word = states.PROGRESS[progress].say(_language(context))
    return _state(_PROGRESS_CLASS[progress], word, badge)


@register.simple_tag
def state(name: str, word: str, badge: bool = False) -> SafeString:
    """Return any state: the name of its class without ``is-``, and its word."""
    return _state(name, word, badge)


@lru_cache(512)
def _state(name: str, word: str, badge: bool) -> SafeString:
    return format_html(
        '<span class="state{} is-{}"><svg class="icon" aria-hidden="true">'
        '<use href="#s-{}"/></svg>{}</span>',
        " state-badge" if badge else "",
        name,
        name,
        word,
    )


@register.simple_tag(takes_context=True)
def day(context: Context, of: date | None) -> str:
    """Return a date in full in the reader's language; a dash where there is none."""
    return "–" if of is None else day_in_full(of, _language(context))


@register.simple_tag(takes_context=True)
def moment(context: Context, of: datetime, zone: str = "UTC") -> SafeString:
    """Return an instant as date and time in a production's time zone, readable by machines."""
    local = of.astimezone(ZoneInfo(zone))
    said = f"{day_in_full(local.date(), _language(context))}, {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', of.isoformat(timespec="minutes"), said)


@register.simple_tag(takes_context=True)
def count(context: Context, of: int) -> str:
    """Return a whole number with the reader's separators."""
    return number(of, _language(context))
