"""Bringing a production in: a zip of its folder, unpacked within bounds and imported whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.text import slugify

from clearslate.domain.people import Act, Member, Office
from clearslate.domain.production import Production
from clearslate.formats.compiled import pack_ids
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.facts import load_catalogue
from clearslate.formats.folder_zip import unpack
from clearslate.formats.production_folder import read_production
from clearslate.formats.words.pages import production as words
from clearslate.operations.actor import Actor
from clearslate.operations.importing import Newcomer, import_folder
from clearslate.records.beside import Organised, organisations_seen
from clearslate.records.log import Entry, append, atomic
from clearslate.records.productions import ProductionKept, handle_taken, production_numbered
from clearslate.records.reach import NotThere

PREFIX = re.compile(r"[A-Z]{2,8}")


def may_import(member: Member) -> bool:
    """Say whether ``member`` may bring productions in: a lead or administrator of everything."""
    lead = Office.CLEARANCE_LEAD in member.everywhere
    return lead or member.may(Act.MANAGE_PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What somebody says of a production that they bring in."""

    organisation: int
    prefix: str
    code_name: str = ""


def owners_for(member: Member) -> tuple[Organised, ...]:
    """Return the organisations in whose name ``member`` may bring a production in."""
    return organisations_seen(member)


@atomic()
def bring(content: bytes, name: str, brought: Brought, actor: Actor) -> ProductionKept:
    """Import the production in a zip; everything in it is kept, or nothing.

    Raises:
        NotThere: where the organisation is not one of the member's own.
        DocumentError: where the zip or a document in it is at fault, or the production is here.
    """
    member = actor.member
    assert member is not None, "a production is brought in by somebody"
    known = owners_for(member)
    if brought.organisation not in {each.number for each in known}:
        raise NotThere(brought.organisation)
    with TemporaryDirectory(prefix="clearslate-import-") as temporary:
        folder = unpack(content, Path(temporary), name)
        newcomer = _newcomer(folder, name, brought, known, member)
        number = import_folder(folder, newcomer, actor)
    append(
        Entry(
            at=actor.at,
            actor=actor.name,
            act="imported",
            subject=f"production {newcomer.handle}",
            production=number,
            organisation=brought.organisation,
            details={"file": name},
        )
    )
    return production_numbered(number, member)


def _newcomer(
    folder: Path, name: str, brought: Brought, known: Iterable[Organised], member: Member
) -> Newcomer:
    production = read_production(folder, load_catalogue()).production
    _check_packs(production, folder, name)
    handle = slugify(brought.code_name or production.reference)[:80]
    if not handle or handle_taken(handle):
        raise DocumentError(
            where=f"{name} reference", found=production.reference, expected=words.ANOTHER_HANDLE
        )
    by_name = {each.name: (each.number, member.number) for each in known}
    return Newcomer(
        organisation=brought.organisation,
        handle=handle,
        prefix=brought.prefix,
        code_name=brought.code_name,
        partners=by_name,
        otherwise=(brought.organisation, member.number),
    )


def _check_packs(production: Production, folder: Path, name: str) -> None:
    """Refuse a pack that is named by a path: what lies on this machine is not the folder's."""
    own = {path.stem for path in (folder / "packs").glob("*.yaml")}
    for choice in production.packs:
        if choice.id not in own.union(pack_ids()):
            raise DocumentError(
                where=f"{name} packs",
                found=choice.id,
                expected=words.OWN_PACK,
                nearest=nearest_word(choice.id, own.union(pack_ids())),
            )
