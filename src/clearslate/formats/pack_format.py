"""One spelling for the conditions of a pack: every other byte of the file stays as it is.

Only lines of ``when`` and of definitions are touched: operators in lower case, one space
between words, none inside brackets, choices in the order of the alphabet. Comments, keys and
line breaks are the author's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from clearslate.domain.facts import Catalogue
from clearslate.formats.errors import DocumentError
from clearslate.formats.pack import read_pack
from clearslate.formats.plain import Step
from clearslate.formats.yaml_text import read_document

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM = "\ufeff"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_TOKEN = re.compile(r"\s*(>=|<=|[(){},]|[A-Za-z0-9_-]+)")
_CHOICES = re.compile(r"\{([^{}]*)\}")
_OPERATORS = frozenset(
    ("and", "or", "not", "in", "beyond", "at", "least", "of", "always", "never")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelt:
    """One line that has another spelling: its number from 1, and both sides."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """The bytes of a pack in one spelling, and the lines that differ."""

    data: bytes
    lines: tuple[Respelt, ...]


def format_pack(data: bytes, source: str, catalogue: Catalogue) -> Formatted:
    """Return the pack in ``data`` with its conditions in one spelling, and the same meaning.

    Raises:
        DocumentError: where it is no pack, not even once its operators are in lower case.
    """
    read_document(data, source)
    text = data.decode("utf-8")
    made = _respelt(text)
    formatted = made.encode("utf-8")
    after = read_pack(read_document(formatted, source), catalogue)
    try:
        before = read_pack(read_document(data, source), catalogue)
    except DocumentError:
        before = after
    assert before.pack.rules == after.pack.rules, "a spelling changed what a pack says"
    return Formatted(data=formatted, lines=tuple(_changed(text, made)))


def _changed(before: str, after: str) -> Iterator[Respelt]:
    pairs = zip(_LINE_END.split(before), _LINE_END.split(after), strict=True)
    for line, (old, new) in enumerate(pairs, start=1):
        if old != new:
            yield Respelt(line=line, before=old.strip(), after=new.strip())


def _respelt(text: str) -> str:
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    starts = [0, *(match.end() for match in _LINE_END.finditer(body))]
    done = 0
    pieces = [bom]
    for event in _conditions(body):
        first, last = (
            starts[mark.line] + mark.column
            for mark in (event.start_mark, event.end_mark)
            if mark is not None
        )
        pieces += [body[done:first], _scalar_respelt(body[first:last])]
        done = last
    return "".join((*pieces, body[done:]))


def _conditions(text: str) -> Iterator[yaml.ScalarEvent]:
    """Yield the scalars that are conditions: ``rules.*.when`` and each definition."""
    for path, event in _scalars(yaml.parse(text, Loader=_LOADER)):
        match path:
            case ("rules", int(), "when") | ("definitions", str()) if event.anchor is None:
                yield event


def _scalars(events: Iterator[yaml.Event]) -> Iterator[tuple[tuple[Step, ...], yaml.ScalarEvent]]:
    """Yield every value that is no list or mapping, with the way that leads to it."""
    path: list[Step] = []
    keyed: list[bool] = []
    for event in events:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            keyed.append(isinstance(event, yaml.MappingStartEvent))
            path.append("" if keyed[-1] else 0)
        elif isinstance(event, yaml.CollectionEndEvent):
            keyed.pop()
            path.pop()
            _step(path, keyed)
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            if keyed and keyed[-1] and path[-1] == "":
                path[-1] = event.value if isinstance(event, yaml.ScalarEvent) else "*"
                continue
            if isinstance(event, yaml.ScalarEvent):
                yield tuple(path), event
            _step(path, keyed)


def _step(path: list[Step], keyed: list[bool]) -> None:
    """Go on to the next key or place, now that a value is complete."""
    if path:
        last = path[-1]
        path[-1] = "" if keyed[-1] else int(last) + 1


def _scalar_respelt(raw: str) -> str:
    """Return one scalar as it stands in the file, its lines in one spelling."""
    head, lines = "", raw
    if raw[:1] in "|>":
        head, end, lines = raw.partition("\n")
        head += end
    quote = raw[:1] if raw[:1] in "'\"" else ""
    if quote and (quote * 2 in raw[1:-1] or "\\" in raw):
        return raw
    inner = lines[1:-1] if quote else lines
    return head + quote + "\n".join(map(_line_respelt, inner.split("\n"))) + quote


def _line_respelt(line: str) -> str:
    body = line.strip()
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return before + condition_respelt(body) + after


def condition_respelt(line: str) -> str:
    """Return a condition, or part of one, in its one spelling; as it is where it is none."""
    words: list[str] = []
    at = 0
    while at < len(line):
        token = _TOKEN.match(line, at)
        if token is None:
            return line
        word, at = token.group(1), token.end()
        words.append(word.lower() if word.lower() in _OPERATORS else word)
    spaced = re.sub(r"([({]) | (?=[)},])", r"\1", " ".join(words))
    return _CHOICES.sub(_in_order, spaced)


def _in_order(choices: re.Match[str]) -> str:
    chosen = choices.group(1).split(", ")
    return f"{{{', '.join(sorted(chosen))}}}" if all(chosen) else choices.group()
