"""Exporting a production: exactly the folder that the command line reads, as one zip.

It holds what the member may see and nothing else. Uses that were withdrawn have no place in a
folder, which knows none, and stay out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from clearslate.domain.people import Act, Member, Office
from clearslate.domain.production import CutChoice, Production
from clearslate.formats.folder_zip import zip_of
from clearslate.formats.stored import Kept, document_of
from clearslate.formats.yaml_written import yaml_of
from clearslate.operations.actor import Actor
from clearslate.records.cuts import CutKept, cuts_kept
from clearslate.records.exports import assets_seen, declarations_seen, registry_seen
from clearslate.records.files import bytes_of, production_files
from clearslate.records.log import Entry, append, atomic
from clearslate.records.productions import ProductionKept

_FOLDERS = {"Tool": "tools", "Consent": "consents", "Licence": "licences"} | {
    "Approval": "approvals",
    "Waiver": "waivers",
    "Declaration": "declarations",
}


def may_export(member: Member, production: ProductionKept) -> bool:
    """Say whether ``member`` may take a production away as a folder."""
    lead = Office.CLEARANCE_LEAD in member.offices(production.number)
    return lead or member.may(Act.READ_AUDIT, production.number)


@atomic()
def export_folder(production: ProductionKept, actor: Actor) -> bytes:
    """Return a production as a zip of its folder, and log that it was taken."""
    member = actor.member
    assert member is not None, "a folder is handed to somebody"
    content = zip_of(_files(production, member))
    append(
        Entry(
            at=actor.at,
            actor=actor.name,
            act="exported",
            subject=f"production {production.handle}",
            production=production.number,
            organisation=member.organisation,
        )
    )
    return content


def _files(production: ProductionKept, member: Member) -> Iterator[tuple[str, bytes]]:
    cuts = _named_apart(cuts_kept(member, production.number))
    yield "production.yaml", _yaml(_described(production, cuts))
    yield from _documents(declarations_seen(member, production.number))
    for records in registry_seen(member, production.number).values():
        yield from _documents(records)
    assets = assets_seen(member, production.number)
    if assets:
        lines = (json.dumps(document_of(each), ensure_ascii=False) for each in assets)
        yield "assets.jsonl", "".join(f"{line}\n" for line in lines).encode()
    yield from _packs(production)
    for file, cut in cuts.items():
        yield file, bytes_of(cut.file_digest)


def _described(production: ProductionKept, cuts: Mapping[str, CutKept]) -> Production:
    """Return the production's document with the service's cuts, called what it is called here."""
    return replace(
        production.production,
        title=production.name,
        cuts=tuple(
            CutChoice(
                name=cut.name,
                file=file,
                version=cut.version,
                rate=cut.rate or None,
                start=cut.start or None,
                locked_on=cut.locked_on,
            )
            for file, cut in cuts.items()
        ),
    )


def _named_apart(cuts: Iterable[CutKept]) -> dict[str, CutKept]:
    """Return cuts by a file name each; two of the same name are told apart by their number."""
    named: dict[str, CutKept] = {}
    for cut in cuts:
        plain = "".join(c if c.isalnum() or c in "-._" else "-" for c in cut.file_name)
        file = f"cuts/{plain.lstrip('.') or 'cut'}"
        taken = {each.casefold() for each in named}
        named[f"cuts/{cut.number}-{plain}" if file.casefold() in taken else file] = cut
    return named


def _documents(values: Iterable[Kept]) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for value in values:
        reference = getattr(value, "reference", "")
        plain = "".join(c if c.isalnum() or c in "-_." else "-" for c in reference)[:100]
        name = plain.lstrip(".-") or "record"
        while name.casefold() in taken:
            name += "-"
        taken.add(name.casefold())
        yield f"{_FOLDERS[type(value).__name__]}/{name}.yaml", _yaml(value)


def _yaml(value: Kept) -> bytes:
    return yaml_of(document_of(value)).encode()


def _packs(production: ProductionKept) -> Iterator[tuple[str, bytes]]:
    folder = production_files(production.handle) / "packs"
    if folder.is_dir():
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            yield f"packs/{path.relative_to(folder).as_posix()}", path.read_bytes()
