"""What a sample production is, and how it becomes a folder."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration
from clearslate.domain.production import Production
from clearslate.domain.registry import Registry
from clearslate.formats.documents import (
    approval,
    asset,
    consent,
    declaration,
    licence,
    production,
    tool,
    waiver,
)
from clearslate.formats.facts import load_catalogue
from clearslate.formats.plain import Plain
from making.spelling import yaml_of

WRITTEN = Path(__file__).parent / "written"
"""What people wrote by hand for each sample: its README, and packs of its own."""

LONG_AFTER = date(2036, 12, 31)
"""The last day of whatever is to hold on every day that somebody may try the samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A whole production, as its folder will tell it; ``cuts`` are files by their names."""

    production: Production
    declarations: tuple[Declaration, ...]
    registry: Registry
    assets: tuple[Asset, ...]
    cuts: tuple[tuple[str, bytes], ...]


def write_sample(sample: Sample, into: Path) -> None:
    """Write the folder of ``sample`` in ``into``."""
    folder = into / sample.production.reference
    for name, content in files_of(sample):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def files_of(sample: Sample) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the folder of ``sample``, by its name inside."""
    by_hand = WRITTEN / sample.production.reference
    for path in sorted(by_hand.rglob("*.*")):
        yield path.relative_to(by_hand).as_posix(), path.read_bytes()
    yield "production.yaml", _yaml(production.document_of(sample.production))
    for name, document in _documents(sample):
        yield f"{name}.yaml", _yaml(document)
    lines = [json.dumps(asset.document_of(each), ensure_ascii=False) for each in sample.assets]
    yield "assets.jsonl", "".join(f"{line}\n" for line in lines).encode()
    yield from sample.cuts


def _documents(sample: Sample) -> Iterator[tuple[str, Mapping[str, Plain]]]:
    kept = sample.registry
    for use in sample.declarations:
        yield f"declarations/{use.reference}", _as_asked(use)
    for each in kept.tools or ():
        yield f"tools/{each.reference}", tool.document_of(each)
    for agreed in kept.consents or ():
        yield f"consents/{agreed.reference}", consent.document_of(agreed)
    for licensed in kept.licences or ():
        yield f"licences/{licensed.reference}", licence.document_of(licensed)
    for approved in kept.approvals or ():
        yield f"approvals/{approved.reference}", approval.document_of(approved)
    for lifted in kept.waivers or ():
        yield f"waivers/{lifted.reference}", waiver.document_of(lifted)


def _as_asked(use: Declaration) -> Mapping[str, Plain]:
    """Return the document of ``use`` with all answers in the order in which people are asked."""
    document = declaration.document_of(use)
    people = [
        {**declared, "answers": _in_order(declared["answers"])}
        for declared in _mappings(document.get("people"))
    ]
    named: dict[str, Plain] = {"people": [*people]} if people else {}
    return {**document, "answers": _in_order(document["answers"]), **named}


def _mappings(parts: Plain) -> list[dict[str, Plain]]:
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _in_order(answers: Plain) -> Plain:
    assert isinstance(answers, dict), "answers are given fact by fact"
    return {fact: answers[fact] for fact in load_catalogue().ids if fact in answers}


def _yaml(document: Mapping[str, Plain]) -> bytes:
    return yaml_of(document).encode()


def stand_in_digest(of: str) -> str:
    """Return a digest for a file that no sample holds: that of the words which name it."""
    return f"sha256:{sha256(of.encode()).hexdigest()}"
