"""Plain documents as YAML that people can go on editing, and that reads back as it was.

Words are quoted only where YAML 1.2 would take them for something else; lists of words stand
on one line.
"""

import re
from collections.abc import Iterator

import yaml

from clearslate.formats.composing import word_value
from clearslate.formats.plain import Plain, quoted

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 99
_A_NUMBER_ELSEWHERE = re.compile(
    r"[-+]?(0[xob][0-9a-f_]+|[0-9_]*\.?[0-9_]*(e[-+]?[0-9]+)?|\.inf|\.nan)", re.IGNORECASE
)


def yaml_of(document: dict[str, Plain]) -> str:
    """Return ``document`` as YAML, its keys in the order they have."""
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(document),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    written: str = yaml.emit(events, Dumper=_DUMPER, allow_unicode=True, width=_WIDTH)
    return written


def _events(value: Plain) -> Iterator[yaml.Event]:
    if isinstance(value, dict):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=not value)
        for key, part in value.items():
            yield _word(key)
            yield from _events(part)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list):
        nested = any(isinstance(part, dict | list) for part in value)
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=not nested)
        for part in value:
            yield from _events(part)
        yield yaml.SequenceEndEvent()
    elif isinstance(value, str):
        yield _word(value)
    else:
        yield yaml.ScalarEvent(None, None, (True, True), quoted(value))


def _word(text: str) -> yaml.ScalarEvent:
    """Return text as a scalar, in quotes where any reader would take it for something else."""
    plain = word_value(text) == text and not _A_NUMBER_ELSEWHERE.fullmatch(text)
    return yaml.ScalarEvent(None, None, (plain, True), text, style="|" if "\n" in text else None)
