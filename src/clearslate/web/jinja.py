"""The environment of our templates: what they may call, and how they are read."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import engines
from django.template.defaultfilters import (
    filesizeformat,
    linebreaks_filter,
    linebreaksbr,
    truncatechars,
)
from django.templatetags.static import static as static_address
from django.urls import NoReverseMatch, reverse
from django.utils.html import json_script
from jinja2 import Environment, FileSystemBytecodeCache, Undefined

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
    ours = {"undefined": Undefined, "keep_trailing_newline": True, "bytecode_cache": _compiled()}
    made = Environment(**options | ours)  # type: ignore[arg-type]
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


def _compiled() -> FileSystemBytecodeCache:
    """Return where templates are kept as they were compiled: that takes as long as five pages.

    Jinja takes nothing from it that was made of another text, or by another version.
    """
    folder: Path = settings.COMPILED_TEMPLATES
    folder.mkdir(mode=0o700, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def compile_templates() -> None:
    """Compile what was not compiled yet, for the processes that serve; this one keeps none of it.

    A template takes about 7 ms to compile, and a quarter of one to load as it was compiled.
    """
    env = _ours()
    for name in env.list_templates(extensions=["html"]):
        if not _is_compiled(env, name):
            env.get_template(name)
    assert env.cache is not None
    env.cache.clear()


def _ours() -> Environment:
    backend: Any = engines["jinja2"]
    env: Environment = backend.env
    return env


def _is_compiled(env: Environment, name: str) -> bool:
    assert env.loader is not None
    assert env.bytecode_cache is not None
    source, path, _ = env.loader.get_source(env, name)
    return env.bytecode_cache.get_bucket(env, name, path, source).code is not None


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
    """Return the address of a record of a register; of its use where that alone is seen."""
    if isinstance(record, EndingRecord) and record.about:
        return url("use", record.handle, record.about)
    return url("record", record.kind, record.handle or "-", record.reference)
