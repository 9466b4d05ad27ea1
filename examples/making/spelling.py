"""Spells plain documents as YAML that people like to read."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from clearslate.formats.plain import Plain

_WIDTH = 96
_PLAIN = re.compile(r"[^\W_][^:#\n]*(?::[^\s#]+)*")
_BREAKS_A_FLOW = re.compile(r"[,\[\]{}]")
_LIKE_A_NUMBER = re.compile(r"[-+]?[0-9][0-9_.,:;/eExo]*")
_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_TEXT = frozenset(("null", "true", "false"))


def yaml_of(document: Mapping[str, Plain]) -> str:
    """Return ``document`` as YAML: blocks for mappings, one line for a short list of words."""
    return "".join(f"{line}\n" for line in _mapping(document, 0))


def _mapping(document: Mapping[str, Plain], depth: int) -> Iterator[str]:
    for key, value in document.items():
        yield from _entry(f"{'  ' * depth}{key}:", value, depth)


def _entry(head: str, value: Plain, depth: int) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield head
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list) and not _fits(value, head):
        yield head
        for item in value:
            yield from _item(item, depth + 1)
    else:
        yield from _scalar(head, value, "  " * (depth + 1))


def _item(item: Plain, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(item, dict) and item:
        first, *rest = _mapping(item, depth + 1)
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _scalar(f"{indent}-", item, f"{indent}  ")


def _scalar(head: str, value: Plain, indent: str) -> Iterator[str]:
    """Spell a value behind ``head``; text too long for the line is folded below it."""
    spelled = _text(value) if isinstance(value, str) else _flow(value)
    if isinstance(value, str) and len(head) + len(spelled) >= _WIDTH and _folds(value):
        yield f"{head} >-"
        lines = wrap(value, _WIDTH - len(indent), break_on_hyphens=False, break_long_words=False)
        yield from (indent + line for line in lines)
    else:
        yield f"{head} {spelled}"


def _folds(text: str) -> bool:
    """Say whether folding ``text`` into lines and back loses nothing."""
    return "  " not in text and "\n" not in text and text == text.strip()


def _fits(items: Sequence[Plain], head: str) -> bool:
    if any(isinstance(item, dict | list) for item in items):
        return False
    return len(head) + len(_flow([*items])) < _WIDTH


def _flow(value: Plain) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, str):
        return _quoted(value) if _BREAKS_A_FLOW.search(value) else _text(value)
    return json.dumps(value)


def _text(text: str) -> str:
    """Return ``text`` without quotes where every reader of YAML takes it for the same text."""
    is_number = _LIKE_A_NUMBER.fullmatch(text) and not _A_DAY.fullmatch(text)
    if is_number or text in _NOT_TEXT or not _PLAIN.fullmatch(text):
        return _quoted(text)
    return text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
