"""Faults of ours by number: what a reader is told, and what the terminal says of it."""

import logging
from secrets import token_hex

from django.http import HttpRequest


def number_of(request: HttpRequest) -> str:
    """Return the number of the fault that answering ``request`` came to."""
    if not hasattr(request, "fault_number"):
        request.fault_number = token_hex(4)  # type: ignore[attr-defined]
    return str(request.fault_number)  # type: ignore[attr-defined]


class FaultNumber(logging.Filter):
    """Puts the number of a fault before what is logged of it.

    The address stands there as its pattern: in some, what is filled in is a secret.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True: nothing is left out."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            asked = request.resolver_match
            where = asked.route if asked is not None else "no such address"
            record.msg, record.args = (
                "fault %s: %s /%s",
                (number_of(request), request.method, where),
            )
        return True
