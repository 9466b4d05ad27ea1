"""JSON texts as events: strictly JSON, with lines, and no number without an end."""

import json
import re
from collections.abc import Callable, Iterator
from typing import NoReturn

from clearslate.formats.composing import DEEPEST, Event, What, word_value
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Plain, quoted

# Possessive, so a string of escapes costs no memory for ways back.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]|[^\s,:\[\]{}"]++|\n')
_BEGINNINGS = {"{": What.MAPPING, "[": What.LIST}
_ENDINGS = frozenset("}]")

_JSON = Phrase(en="well-formed JSON", fr="du JSON bien formé")
_ONCE = Phrase(en="each key once", fr="chaque clé une seule fois")
_A_MAPPING = Phrase(en="an object in braces", fr="un objet entre accolades")
_SHALLOWER = Phrase(en=f"at most {DEEPEST} levels", fr=f"au plus {DEEPEST} niveaux")
_RIGHT = {
    "Expecting ',' delimiter": Phrase(
        en="a comma or a closing bracket", fr="une virgule ou un crochet fermant"
    ),
    "Expecting ':' delimiter": Phrase(en="`:` after the key", fr="« : » après la clé"),
    "Expecting value": Phrase(en="a value", fr="une valeur"),
    "Expecting property name enclosed in double quotes": Phrase(
        en="a key in double quotes", fr="une clé entre guillemets droits"
    ),
    "Unterminated string starting at": Phrase(en="a closing quote", fr="un guillemet fermant"),
    "Extra data": Phrase(en="one document in a file", fr="un seul document par fichier"),
}


def json_events(text: str, source: str) -> Iterator[Event]:
    """Return the events of ``text``.

    Raises:
        DocumentError: where it is not JSON, or nested too deep to be read.
    """
    # Keys that stand twice are left to the composer, which knows both their lines.
    _loaded(text, source, dict)
    return _events(text)


def json_line(text: str, source: str) -> dict[str, Plain]:
    """Return the mapping on a line of its own; its parts have no lines.

    Raises:
        DocumentError: where it is no mapping in JSON, or a key stands twice.
    """
    value = _loaded(text, source, _each_once)
    if not isinstance(value, dict):
        raise DocumentError(where=source, found=quoted(value), expected=_A_MAPPING)
    return value


class _NotJson(Exception):
    def __init__(self, word: str, expected: Phrase) -> None:
        super().__init__(word)
        self.word = word
        self.expected = expected


def _loaded(
    text: str, source: str, build: Callable[[list[tuple[str, Plain]]], dict[str, Plain]]
) -> Plain:
    try:
        value: Plain = json.loads(
            text,
            object_pairs_hook=build,
            parse_int=word_value,
            parse_float=word_value,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise DocumentError(
            where=f"{source}:{error.lineno}",
            found=_line(text, error.lineno),
            expected=_RIGHT.get(error.msg, _JSON),
        ) from error
    except _NotJson as error:
        line = text.count("\n", 0, text.find(error.word)) + 1
        raise DocumentError(
            where=f"{source}:{line}", found=error.word, expected=error.expected
        ) from error
    except RecursionError:
        raise DocumentError(where=f"{source}:1", found="[[[…", expected=_SHALLOWER) from None
    return value


def _refuse_constant(word: str) -> NoReturn:
    raise _NotJson(word, _JSON)


def _each_once(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _NotJson(twice, _ONCE)
    return value


def _line(text: str, number: int) -> str:
    return text.split("\n", number)[number - 1].strip()


def _events(text: str) -> Iterator[Event]:
    line = 1
    for token in map(re.Match.group, _TOKEN.finditer(text)):
        if token == "\n":
            line += 1
        elif token in _ENDINGS:
            yield Event(What.END, line)
        elif token in _BEGINNINGS:
            yield Event(_BEGINNINGS[token], line)
        elif token[0] == '"':
            yield Event(What.TEXT, line, json.loads(token))
        else:
            yield Event(What.SCALAR, line, token)
