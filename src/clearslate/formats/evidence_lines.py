"""The lines that ``inspect`` and ``register`` write on site, read when they are brought here.

Pictures stay where they are. A line is read whole or the upload is refused, with its number.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from clearslate.domain.asset import Asset
from clearslate.domain.differences import Aspect, Difference
from clearslate.domain.disclosed import Flag, FlagKind, FlagPlace, FlagReason
from clearslate.domain.discrepancies import Discrepancy, Plainly
from clearslate.domain.provenance import Inspection, Origin
from clearslate.formats.canonical import canonical
from clearslate.formats.documents.asset import document_of, read_asset
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.inspection_json import inspection_from, inspection_object
from clearslate.formats.json_text import json_line
from clearslate.formats.phrase import both
from clearslate.formats.plain import Document
from clearslate.formats.report_lines import harmless

LARGEST = 16 << 20
"""Bytes of one upload."""
MOST = 5_000
"""Lines of one upload."""
_LONGEST_NAME = 300
_A_LINE = both(
    "a line of `clearslate inspect --json` or `clearslate register --json`",
    "une ligne de `clearslate inspect --json` ou de `clearslate register --json`",
)
_FEWER = both("at most 5,000 lines", "au plus 5\u202f000 lignes")
_SOME = both("at least one line about a file", "au moins une ligne sur un fichier")
_A_NAME = both("the path of a file", "le chemin d’un fichier")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """What one line says of one file, or of one sequence of pictures."""

    name: str
    """Without its folders."""
    digest: str | None
    origin: Origin
    document: str
    """Canonical JSON: the inspection, or what `register` told of the asset."""
    inspection: Inspection | None = None
    asset: Asset | None = None
    flags: tuple[Flag, ...] = ()
    """What `register` found on site, where the production's names and scripts are."""


def read_evidence(content: bytes, where: str) -> tuple[EvidenceLine, ...]:
    """Return what an upload says; empty lines and the summary of a sweep are passed over.

    Raises:
        DocumentError: at the first line that is not whole, with its number.
    """
    lines = content.split(b"\n")
    if len(lines) > MOST + 1:
        raise DocumentError(where=where, found=len(lines), expected=_FEWER)
    found = tuple(_read_all(lines, where))
    if not found:
        raise DocumentError(where=where, found="", expected=_SOME)
    return found


def _read_all(lines: list[bytes], where: str) -> Iterator[EvidenceLine]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            told = _told(line, f"{where}:{number}")
            if "summary" not in told or "path" in told:
                yield _line(told, line, f"{where}:{number}")


def _told(line: bytes, where: str) -> dict[str, object]:
    try:
        told = json.loads(line)
        # Half of a pair of surrogates has no spelling in UTF-8.
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise _not_a_line(where, line) from None
    if not isinstance(told, dict):
        raise _not_a_line(where, line)
    return told


def _line(told: dict[str, object], line: bytes, where: str) -> EvidenceLine:
    path = told.get("path")
    name = PurePosixPath(path.replace("\\", "/")).name if isinstance(path, str) else ""
    if not name or len(name) > _LONGEST_NAME:
        raise DocumentError(where=where, found=str(path), expected=_A_NAME)
    try:
        if "asset" in told:
            return _registered(told, line, harmless(name), where)
        inspection = inspection_from(told)
        document = canonical(inspection_object(inspection)).decode()
    except DocumentError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _not_a_line(where, line) from None
    if len(inspection.digest or "") > _DIGEST:
        raise DocumentError(where=where, found=inspection.digest or "", expected=_A_LINE)
    return EvidenceLine(
        name=harmless(name),
        digest=inspection.digest,
        origin=inspection.origin,
        document=document,
        inspection=inspection,
    )


_DIGEST = len("sha256:") + 64


def _registered(told: dict[str, object], line: bytes, name: str, where: str) -> EvidenceLine:
    whole = json_line(line.decode(), where)
    about_asset = whole["asset"]
    if not isinstance(about_asset, dict):
        raise ValueError("asset")
    asset = read_asset(Document(value=about_asset, source=where), load_catalogue())
    flags = told.get("flags", [])
    if not isinstance(flags, list):
        raise ValueError("flags")
    origin = Origin(str(told.get("origin")))
    about = {"origin": origin.value, "asset": document_of(asset)}
    return EvidenceLine(
        name=name,
        digest=asset.digest,
        origin=origin,
        document=canonical(about).decode(),
        asset=asset,
        flags=tuple(_flag(each) for each in flags),
    )


def kept_line(
    name: str, digest: str, origin: Origin, document: str, found: tuple[Discrepancy, ...]
) -> EvidenceLine:
    """Return a line again, as it was kept with what was ``found``.

    What `register` found on site is known by that alone: the runs themselves stayed there.
    """
    told = json.loads(document)
    if "asset" not in told:
        return EvidenceLine(
            name=name,
            digest=digest or None,
            origin=origin,
            document=document,
            inspection=inspection_from(told),
        )
    about = Document(value=told["asset"], source=name)
    return EvidenceLine(
        name=name,
        digest=digest or None,
        origin=origin,
        document=document,
        asset=read_asset(about, load_catalogue()),
        flags=tuple(each.what for each in found if isinstance(each.what, Flag)),
    )


def _not_a_line(where: str, line: bytes) -> DocumentError:
    found = harmless(line.decode("utf-8", "replace").strip())
    return DocumentError(where=where, found=found, expected=_A_LINE)


def discrepancies_text(found: tuple[Discrepancy, ...]) -> str:
    """Return discrepancies as a row keeps them."""
    return canonical([_object(each) for each in found]).decode()


def discrepancies_from(text: str) -> tuple[Discrepancy, ...]:
    """Return the discrepancies that a row keeps."""
    return tuple(_discrepancy(each) for each in json.loads(text))


def _object(discrepancy: Discrepancy) -> dict[str, object]:
    what = discrepancy.what
    if isinstance(what, Difference):
        return {
            "aspect": what.aspect.value,
            "declared": list(what.declared),
            "actual": list(what.actual),
        }
    if isinstance(what, Flag):
        told: dict[str, object] = {
            "kind": what.kind.value,
            "subject": what.subject,
            "reason": what.reason.value,
            "place": what.place.value,
            "certain": what.certain,
            "text": what.text,
        }
        return told | ({"lines": list(what.lines)} if what.lines is not None else {})
    return {"plainly": what.value}


def _discrepancy(told: Mapping[str, object]) -> Discrepancy:
    if "plainly" in told:
        return Discrepancy(what=Plainly(str(told["plainly"])))
    if "aspect" in told:
        return Discrepancy(
            what=Difference(
                aspect=Aspect(str(told["aspect"])),
                declared=_texts(told["declared"]),
                actual=_texts(told["actual"]),
            )
        )
    return Discrepancy(what=_flag(told))


def _flag(told: object) -> Flag:
    if not isinstance(told, dict):
        raise ValueError("flag")
    lines = told.get("lines")
    if lines is not None and not (
        isinstance(lines, list) and len(lines) == 2 and all(isinstance(n, int) for n in lines)
    ):
        raise ValueError("lines")
    return Flag(
        kind=FlagKind(told["kind"]),
        subject=str(told.get("subject", "")),
        reason=FlagReason(told["reason"]),
        place=FlagPlace(told["place"]),
        certain=told.get("certain") is True,
        text=str(told.get("text", "")),
        lines=(lines[0], lines[1]) if lines is not None else None,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
