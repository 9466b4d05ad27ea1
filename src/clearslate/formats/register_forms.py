"""Records of registers as forms: what is typed becomes the document that a file would hold.

A form is another spelling of the same document. It is read by the shapes that read files, so
a form and a file are refused for the same reasons, in the same words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearslate.domain.approval import Approval, Waiver
from clearslate.domain.registry import Consent, Licence, Tool
from clearslate.formats.documents import approval, consent, licence, tool, waiver
from clearslate.formats.documents.consent import consent_shape, read_consent
from clearslate.formats.documents.licence import LICENCE_SHAPE, read_licence
from clearslate.formats.documents.tool import read_tool, tool_shape
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.plain import Document, Plain, Step, dotted
from clearslate.formats.shapes import Misfit, Record

Posted = Mapping[str, Sequence[str]]
"""What a form sent: for each field the values that were typed or chosen."""

Registered = Tool | Consent | Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field of a form: its path in the document, and how it is filled in.

    ``manner`` is `line`, `words`, `day`, `digest`, `choice`, `several`, `list` or `lines`: typed
    on one line, at length, as a day, as a digest; one of a few, some of a few, any words, or any
    sentences, one a line.
    """

    path: str
    manner: str
    fact: str = ""
    """The fact whose choices may be chosen; ``choices`` come after them."""
    choices: tuple[str, ...] = ()
    needed: bool = False


_TERM = ("yes", "no", "unsure")
_KINDS = (
    "with_participation",
    "from_engagement_footage",
    "from_other_material",
    "alteration",
    "dub_or_double",
    "training",
)

ENTRIES: Mapping[str, tuple[Entry, ...]] = {
    "tool": (
        Entry(path="reference", manner="line", needed=True),
        Entry(path="toolmaker", manner="line", needed=True),
        Entry(path="tool", manner="line", needed=True),
        Entry(path="model", manner="line"),
        Entry(path="version", manner="line"),
        Entry(path="plan_tier", manner="line"),
        Entry(path="environment", manner="choice", fact="environment"),
        Entry(path="data_terms.stores", manner="choice", choices=_TERM),
        Entry(path="data_terms.reuses", manner="choice", choices=_TERM),
        Entry(path="data_terms.trains", manner="choice", choices=_TERM),
        Entry(path="terms_snapshot.digest", manner="digest"),
        Entry(path="terms_snapshot.date", manner="day"),
        Entry(path="terms_snapshot.url", manner="line"),
        Entry(path="reviewed", manner="day"),
        Entry(path="expires", manner="day"),
    ),
    "consent": (
        Entry(path="reference", manner="line", needed=True),
        Entry(path="performer", manner="line", needed=True),
        Entry(path="kind", manner="choice", choices=_KINDS, needed=True),
        Entry(
            path="purposes",
            manner="several",
            fact="purpose",
            choices=("training", "reuse"),
            needed=True,
        ),
        Entry(path="production", manner="line", needed=True),
        Entry(path="territories", manner="several", fact="territories"),
        Entry(path="languages", manner="list"),
        Entry(path="period.from", manner="day"),
        Entry(path="period.to", manner="day"),
        Entry(path="signed_on", manner="day"),
        Entry(path="notice", manner="words"),
        Entry(path="representation", manner="line"),
        Entry(path="signed_by", manner="line"),
        Entry(path="asked_as", manner="line"),
        Entry(path="may_not", manner="lines"),
        Entry(path="evidence.digest", manner="digest"),
        Entry(path="withdrawn", manner="day"),
    ),
    "licence": (
        Entry(path="reference", manner="line", needed=True),
        Entry(path="work", manner="line", needed=True),
        Entry(path="holder", manner="line", needed=True),
        Entry(path="scope", manner="list", needed=True),
        Entry(path="ai_terms.reference", manner="choice", choices=_TERM),
        Entry(path="ai_terms.training", manner="choice", choices=_TERM),
        Entry(path="ai_terms.alteration", manner="choice", choices=_TERM),
        Entry(path="period.from", manner="day"),
        Entry(path="period.to", manner="day"),
        Entry(path="evidence.digest", manner="digest"),
    ),
    "approval": (
        Entry(path="declaration", manner="line"),
        Entry(path="kind", manner="choice"),
        Entry(path="approver", manner="line"),
        Entry(path="authority", manner="several"),
        Entry(path="conditions", manner="list"),
        Entry(path="inputs", manner="several", fact="inputs"),
        Entry(path="tools", manner="list"),
        Entry(path="period.from", manner="day"),
        Entry(path="period.to", manner="day"),
        Entry(path="signature.name", manner="line"),
        Entry(path="signature.on", manner="day"),
        Entry(path="declaration_digest", manner="digest"),
        Entry(path="determination_digest", manner="digest"),
    ),
    "waiver": (
        Entry(path="declaration", manner="line"),
        Entry(path="rule", manner="line"),
        Entry(path="authority", manner="choice"),
        Entry(path="reason", manner="words"),
        Entry(path="period.from", manner="day"),
        Entry(path="period.to", manner="day"),
        Entry(path="signature.name", manner="line"),
        Entry(path="signature.on", manner="day"),
    ),
}
"""The fields of each register's records, in the order in which they stand.

Approvals and waivers come of decisions; they are read here and have no form.
"""

EVIDENCE = {
    "tool": "terms_snapshot.digest",
    "consent": "evidence.digest",
    "licence": "evidence.digest",
}
"""Where the digest of the paper behind a record stands."""


def plain_of(kind: str, posted: Posted) -> dict[str, Plain]:
    """Return the plain document that a form spells; what was left empty is left out."""
    document: dict[str, Plain] = {}
    for entry in ENTRIES[kind]:
        value = _value(entry, [each.strip() for each in posted.get(entry.path, ())])
        if value:
            *groups, name = entry.path.split(".")
            inside = document
            for group in groups:
                held = inside.setdefault(group, {})
                assert isinstance(held, dict)
                inside = held
            inside[name] = value
    return document


def _value(entry: Entry, typed: list[str]) -> Plain:
    said = [each for each in typed if each]
    if entry.manner == "several":
        return [*said]
    if entry.manner == "list":
        words = [word.strip() for each in said for word in each.replace(",", "\n").split("\n")]
        return [word for word in words if word]
    if entry.manner == "lines":
        return [line.strip() for each in said for line in each.splitlines() if line.strip()]
    return said[0] if said else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one field of a form."""

    path: str
    error: DocumentError


def read_form(kind: str, posted: Posted) -> tuple[Registered | None, tuple[Fault, ...]]:
    """Return the record that a form spells; or None, with everything that is wrong with it."""
    plain = plain_of(kind, posted)
    document = Document(value=plain, source=str(plain.get("reference", kind)))
    faults = tuple(_faults(kind, document))
    if faults:
        return None, faults
    try:
        return _READ[kind](document), ()
    except DocumentError as error:
        path = error.where.removeprefix(document.source).strip()
        return None, (Fault(path=_entry_path(kind, path), error=error),)


def _read_tool(document: Document) -> Registered:
    return read_tool(document, load_catalogue())


def _read_consent(document: Document) -> Registered:
    return read_consent(document, load_catalogue())


_READ = {"tool": _read_tool, "consent": _read_consent, "licence": read_licence}


def _faults(kind: str, document: Document) -> Iterator[Fault]:
    """Yield what is wrong with each part by itself, so that a form is corrected in one go."""
    for part in _shape(kind).fields:
        try:
            part.values(document.value)
        except Misfit as misfit:
            error = document.refused(
                *misfit.path,
                found=misfit.found,
                expected=misfit.expected,
                nearest=misfit.nearest,
            )
            yield Fault(path=_entry_path(kind, _without_places(misfit.path)), error=error)


def _shape(kind: str) -> Record[Tool] | Record[Consent] | Record[Licence]:
    if kind == "tool":
        return tool_shape(load_catalogue())
    return consent_shape(load_catalogue()) if kind == "consent" else LICENCE_SHAPE


def _without_places(path: tuple[Step, ...]) -> str:
    return dotted(tuple(step for step in path if isinstance(step, str)))


def _entry_path(kind: str, path: str) -> str:
    """Return the field that a path of the document belongs to; itself where none does."""
    paths = [entry.path for entry in ENTRIES[kind]]
    if path in paths:
        return path
    return next((each for each in paths if each.startswith(f"{path}.")), path)


def document_of(record: Registered | Approval | Waiver) -> dict[str, Plain]:
    """Return the canonical document of a record of any register."""
    match record:
        case Tool():
            return tool.document_of(record)
        case Consent():
            return consent.document_of(record)
        case Licence():
            return licence.document_of(record)
        case Approval():
            return approval.document_of(record)
        case Waiver():
            return waiver.document_of(record)


def posted_of(kind: str, plain: Mapping[str, Plain]) -> dict[str, list[str]]:
    """Return a plain document as the form would send it."""
    return {entry.path: _typed(_at(plain, entry.path)) for entry in ENTRIES[kind]}


def _at(plain: Mapping[str, Plain], path: str) -> Plain:
    value: Plain = dict(plain)
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _typed(value: Plain) -> list[str]:
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """One field in which two versions of a record differ."""

    path: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def altered(
    kind: str, before: Mapping[str, Plain], after: Mapping[str, Plain]
) -> tuple[Altered, ...]:
    """Return every field in which two documents of a register differ, in the order of forms."""
    old, new = posted_of(kind, before), posted_of(kind, after)
    return tuple(
        Altered(path=path, before=tuple(old[path]), after=tuple(new[path]))
        for path in new
        if old[path] != new[path]
    )
