"""Scripts into what is fingerprinted of them: action and dialogue, in Fountain, FDX or plain text.

Left out are the title page, notes and what is cut out, numbers of scenes, and, in one of the two
readings, the names above the speeches: people quote a scene with them and without. Of Fountain the
rules that tell these apart are read, and no more (fountain.io, syntax 1.1). Of Final Draft the
paragraphs and their types. Everything else is plain text, all of which counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from xml.etree import ElementTree

from clearslate.domain.winnowing import ScriptPrints, script_prints
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import read_text
from clearslate.formats.phrase import Phrase

LONGEST_SCRIPT = 16 * 1024 * 1024
"""The bytes that a script may have."""

_XML = Phrase(en="a well-formed Final Draft document", fr="un document Final Draft bien formé")
_NO_TYPES = Phrase(
    en="a Final Draft document without a document type of its own",
    fr="un document Final Draft sans type de document propre",
)


class Part(Enum):
    """What a paragraph of a script is."""

    ACTION = auto()
    DIALOGUE = auto()
    CHARACTER = auto()
    OTHER = auto()
    """A heading, a transition, a remark in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a script and the line where it begins, counted from 1."""

    part: Part
    text: str
    line: int


def prints_of(data: bytes, *, script: str, key: str) -> ScriptPrints:
    """Return the fingerprints of the script ``data``, which is called ``script``.

    Raises:
        DocumentError: where it is no text, or no well-formed Final Draft document.
    """
    paragraphs = read_script(data, script)
    spoken = [each for each in paragraphs if each.part in (Part.ACTION, Part.DIALOGUE)]
    return script_prints(
        ([(each.text, each.line) for each in stream] for stream in (paragraphs, spoken)),
        script=script,
        key=key,
    )


def read_script(data: bytes, source: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a script; ``source`` is its name, whose ending may tell its form.

    Raises:
        DocumentError: where it is no text, or no well-formed Final Draft document.
    """
    text = read_text(data, source)
    if text.lstrip()[:5] == "<?xml" or "<FinalDraft" in text[:2_000]:
        return tuple(_final_draft(text, source))
    if source.casefold().endswith((".fountain", ".spmd")) or _is_fountain(text):
        return tuple(_fountain(text))
    return tuple(_blocks(text))


_HEADING = re.compile(
    r"(?:INT|EXT|EST|INT\./EXT|INT/EXT|I/E|INTÉRIEUR|EXTÉRIEUR)[ .].*|\.(?!\.)\S.*", re.IGNORECASE
)
_TRANSITION = re.compile(r"[^a-z]*TO:|>.*")
_CUE = re.compile(r"@.+|[^a-z]*[A-ZÀ-Þ][^a-z]*(?:\([^)]*\))?\s*\^?")
_TITLE_KEY = re.compile(r"[A-Za-z][A-Za-z ]{0,30}:")
_BONEYARD = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_EMPHASIS = re.compile(r"[*_]+")


def _is_fountain(text: str) -> bool:
    first = text.lstrip("\ufeff\n ").split("\n", 1)[0]
    return bool(_TITLE_KEY.match(first)) or any(
        _HEADING.fullmatch(line.strip()) for line in text.splitlines()[:2_000]
    )


def _fountain(text: str) -> Iterator[Paragraph]:
    kept = text
    for pattern in (_BONEYARD, _NOTE):
        # Lines keep their numbers: what is taken out leaves its line breaks.
        kept = pattern.sub(lambda match: "\n" * match.group().count("\n"), kept)
    first = True
    for block in _blocks(kept):
        lines = block.text.split("\n")
        if first and _TITLE_KEY.match(lines[0].strip()):
            first = False
            continue
        first = False
        yield from _element(lines, block.line)


def _element(lines: list[str], line: int) -> Iterator[Paragraph]:
    head = lines[0].strip()
    if head.startswith(("#", "=")) or _HEADING.fullmatch(head) or _TRANSITION.fullmatch(head):
        yield Paragraph(part=Part.OTHER, text=_plain(head), line=line)
        if len(lines) > 1:
            yield from _element(lines[1:], line + 1)
    elif len(lines) > 1 and _CUE.fullmatch(head) and not head.startswith("!"):
        yield Paragraph(part=Part.CHARACTER, text=_plain(head.lstrip("@")), line=line)
        yield from _speech(lines[1:], line + 1)
    else:
        text = "\n".join(_plain(each.removeprefix("!")) for each in lines)
        yield Paragraph(part=Part.ACTION, text=text, line=line)


def _speech(lines: list[str], line: int) -> Iterator[Paragraph]:
    for number, each in enumerate(lines, start=line):
        aside = each.strip().startswith("(") and each.strip().endswith(")")
        part = Part.OTHER if aside else Part.DIALOGUE
        yield Paragraph(part=part, text=_plain(each.removeprefix("~")), line=number)


def _plain(text: str) -> str:
    return _EMPHASIS.sub("", text).strip()


def _blocks(text: str) -> Iterator[Paragraph]:
    """Yield what stands between empty lines."""
    block: list[str] = []
    start = 1
    for number, line in enumerate((*text.splitlines(), ""), start=1):
        if line.strip():
            start = number if not block else start
            block.append(line)
        elif block:
            yield Paragraph(part=Part.ACTION, text="\n".join(block), line=start)
            block = []


_TYPES = {"Dialogue": Part.DIALOGUE, "Action": Part.ACTION, "Character": Part.CHARACTER}


def _final_draft(text: str, source: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of an FDX document; a line is a paragraph, as on its page."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        # Entities can be made to grow without end; Final Draft writes none.
        raise DocumentError(where=source, found="<!DOCTYPE", expected=_NO_TYPES)
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        raise DocumentError(where=source, found=error, expected=_XML) from error
    content = root.find("Content")
    if content is None:
        return
    for number, paragraph in enumerate(content.iter("Paragraph"), start=1):
        said = "".join("".join(part.itertext()) for part in paragraph.findall("Text"))
        part = _TYPES.get(paragraph.get("Type", ""), Part.OTHER)
        if said.strip():
            yield Paragraph(part=part, text=said, line=number)
