"""Which days can be meant: by any document, by a use that is needed, by what was done.

A year is easily mistyped, and a slip of a century says something else without looking wrong.
The laws are said here and nowhere else; they hold alike in a form, in a file and on a terminal.
"""

from datetime import date, timedelta

FIRST, LAST = date(1800, 1, 1), date(2199, 12, 31)
"""No day of a production, of its papers or of the rights they name lies outside."""

_BEHIND, _AHEAD = timedelta(days=366), timedelta(days=3_653)


def can_be_meant(day: date) -> bool:
    """Whether a document can mean ``day``: its year has not slipped."""
    return FIRST <= day <= LAST


def needed_between(on: date) -> tuple[date, date]:
    """Return the first and last day by which work may be needed: a year ago to ten years ahead.

    What is needed already may be declared late; what is ten years off is no production's plan.
    """
    return on - _BEHIND, on + _AHEAD


def can_be_needed(day: date, on: date) -> bool:
    """Whether work may be needed by ``day``, as seen ``on`` another."""
    first, last = needed_between(on)
    return first <= day <= last


def can_be_done(day: date, on: date) -> bool:
    """Whether something can have been done on ``day``, as seen ``on`` another."""
    return day <= on
