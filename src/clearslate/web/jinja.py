"""The environment of our templates: what they may call, and how they are read."""

from functools import lru_cache

from django.http import HttpRequest
from django.template.defaultfilters import (
    filesizeformat,
    linebreaks_filter,
    linebreaksbr,
    truncatechars,
)
from django.templatetags.static import static as static_address
from django.urls import NoReverseMatch, reverse
from django.utils.html import json_script
from jinja2 import Environment, Undefined

from clearslate.domain.people import Member
from clearslate.records.beside import Beside, beside_production
from clearslate.records.endings import EndingRecord
from clearslate.records.productions import ProductionKept
from clearslate.records.registers import RecordKept
from clearslate.web.saying import FILTERS
from clearslate.web.second_factor import factors


def environment(**options: object) -> Environment:
    """Return the environment in which Django's Jinja2 backend reads our templates."""
    # What a page does not give is empty, in debugging too; what is below it is a fault.
    made = Environment(**options | {"undefined": Undefined, "keep_trailing_newline": True})  # type: ignore[arg-type]
    made.globals |= {
        "counted_beside": counted_beside,
        "querystring": querystring,
        "record_address": record_address,
        "second_factors": factors,
        "static": static,
        "url": url,
        "url_or_none": url_or_none,
    }
    made.filters |= FILTERS | {
        "filesizeformat": filesizeformat,
        "json_script": json_script,
        "linebreaks": linebreaks_filter,
        "linebreaksbr": linebreaksbr,
        "truncatechars": truncatechars,
    }
    return made


@lru_cache(8192)
def url(name: str, *args: object, **named: object) -> str:
    """Return the address of that name; it hangs on nothing but what is given here.

    Raises:
        NoReverseMatch: where there is none.
    """
    return reverse(name, args=args, kwargs=named)


def url_or_none(name: str, *args: object, **named: object) -> str:
    """Return the address of that name, and nothing where this service has none."""
    try:
        return url(name, *args, **named)
    except NoReverseMatch:
        return ""


@lru_cache(256)
def static(path: str) -> str:
    """Return the address of a static file, with the digest of what is in it."""
    return static_address(path)


def querystring(request: HttpRequest, **changed: object) -> str:
    """Return the query of the page with some values changed; None takes one out."""
    query = request.GET.copy()
    for name, value in changed.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query or request.GET else ""


def counted_beside(member: Member, production: ProductionKept) -> Beside:
    """Return how many uses and cuts of ``production`` the reader may see."""
    return beside_production(member, production.number)


def record_address(record: EndingRecord | RecordKept) -> str:
    """Return the address of a record of a register."""
    return url("record", record.kind, record.handle or "-", record.reference)
