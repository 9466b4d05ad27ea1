"""Importing a production's folder: exactly what the command line reads, kept as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from clearslate.domain.declaration import Declaration
from clearslate.domain.request import Progress
from clearslate.domain.standing import Determined
from clearslate.formats.facts import load_catalogue
from clearslate.formats.production_folder import (
    LONGEST_CUT,
    ProductionFolder,
    read_production,
)
from clearslate.operations.actor import Actor
from clearslate.operations.cut_checking import check_now, is_long, stamped
from clearslate.operations.opening import open_production
from clearslate.operations.settling import settle
from clearslate.records.cuts import cut_numbered, keep_cut
from clearslate.records.files import keep_packs, store
from clearslate.records.log import Entry, append, atomic
from clearslate.records.productions import keep_production, production_numbered
from clearslate.records.registers import keep_assets, keep_record
from clearslate.records.uses import keep_settled_at, keep_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Under what a production comes in: whose it is, and who declared for which partner."""

    organisation: int
    handle: str
    prefix: str
    code_name: str = ""
    partners: Mapping[str, tuple[int, int]]
    """For each partner's name the number of its organisation and of a member."""
    otherwise: tuple[int, int]
    """The organisation and member for partners that are not named."""


@atomic()
def import_folder(folder: Path, newcomer: Newcomer, actor: Actor) -> int:
    """Keep the production in ``folder`` with its registers, and determine every use of it.

    Raises:
        DocumentError: where a document of the folder is at fault; then nothing is kept.
    """
    read = read_production(folder, load_catalogue())
    number = keep_production(
        read.production,
        organisation=newcomer.organisation,
        handle=newcomer.handle,
        prefix=newcomer.prefix,
        code_name=newcomer.code_name,
        last_number=_last_number(read, newcomer.prefix),
    )
    keep_packs(newcomer.handle, folder)
    _keep_registers(number, read, newcomer, actor)
    _keep_uses(number, read, newcomer, actor)
    keep_assets(number, read.assets())
    _keep_cuts(number, read, actor, newcomer)
    return number


def _keep_cuts(number: int, read: ProductionFolder, actor: Actor, newcomer: Newcomer) -> None:
    """Keep the cuts of a folder under whoever imports it, and check those that are short.

    A long one is checked when it is first shown.
    """
    uploader = actor.number if actor.number is not None else newcomer.otherwise[1]
    production = production_numbered(number)
    for choice in read.production.cuts:
        stored = store([read.cut_bytes(choice)], largest=LONGEST_CUT, may_be_empty=True)
        kept = keep_cut(number, choice, stored, uploaded_by=uploader, at=actor.at)
        cut = cut_numbered(kept)
        if not is_long(cut):
            stamp = stamped(cut, production, actor.day(production.time_zone))
            check_now(cut, production, stamp, actor)


def _last_number(read: ProductionFolder, prefix: str) -> int:
    numbers = [
        int(digits)
        for declaration in read.declarations
        if (digits := declaration.reference.removeprefix(f"{prefix}-")).isdecimal()
    ]
    return max(numbers, default=0)


def _keep_registers(number: int, read: ProductionFolder, newcomer: Newcomer, actor: Actor) -> None:
    registry = read.registry
    for records in (
        registry.tools,
        registry.consents,
        registry.licences,
        registry.approvals,
        registry.waivers,
    ):
        for record in records or ():
            kept = keep_record(
                record,
                organisation=newcomer.organisation,
                production=number,
                made_by=actor.number,
                at=actor.at,
            )
            append(_entry(actor, kept.subject, number, newcomer.organisation, kept.digest))


def _keep_uses(number: int, read: ProductionFolder, newcomer: Newcomer, actor: Actor) -> None:
    numbers: dict[str, int] = {}
    for declaration in _earlier_first(read.declarations):
        organisation, member = newcomer.partners.get(declaration.partner, newcomer.otherwise)
        numbers[declaration.reference] = keep_use(
            declaration,
            production=number,
            organisation=organisation,
            declarant=member,
            answerable=member,
            needed_on=read.production.delivery_on,
            at=_declared_at(declaration, actor),
            supersedes=numbers.get(declaration.supersedes or ""),
        )
        subject = f"declaration {newcomer.handle} {declaration.reference}"
        append(_entry(actor, subject, number, organisation, declaration.reference))
    kept = production_numbered(number)
    opened = open_production(kept, actor.day(kept.time_zone))
    superseded = {d.supersedes for d in read.declarations}
    for reference, use in numbers.items():
        if reference not in superseded:
            outcome = settle(use, actor, because="imported", opened=opened)
            if outcome.after.progress is Progress.GOES_AHEAD:
                keep_settled_at(use, _settled_at(outcome.determined, actor))


def _settled_at(determined: Determined, actor: Actor) -> datetime:
    """Return when a use could first go ahead: at its last signature, or when it was declared."""
    signed = [a.signed_on for a in determined.approvals if a.signed_on is not None]
    day = max(signed, default=determined.declaration.declared_on)
    return actor.at if day is None else datetime.combine(day, _FIVE, actor.at.tzinfo)


def _earlier_first(declarations: tuple[Declaration, ...]) -> list[Declaration]:
    """Return declarations so that each comes after the one it supersedes."""
    by_reference = {d.reference: d for d in declarations}
    ordered: dict[str, Declaration] = {}

    def place(declaration: Declaration) -> None:
        before = by_reference.get(declaration.supersedes or "")
        if before is not None and before.reference not in ordered:
            place(before)
        ordered[declaration.reference] = declaration

    for declaration in declarations:
        place(declaration)
    return list(ordered.values())


_NINE, _FIVE = time(9), time(17)
"""A declaration of a folder, and a signature, tells its day and not its hour."""


def _declared_at(declaration: Declaration, actor: Actor) -> datetime:
    day = declaration.declared_on
    return actor.at if day is None else datetime.combine(day, _NINE, actor.at.tzinfo)


def _entry(actor: Actor, subject: str, production: int, organisation: int, digest: str) -> Entry:
    return Entry(
        at=actor.at,
        actor=actor.name,
        act="imported",
        subject=subject,
        production=production,
        organisation=organisation,
        details={"document": digest},
    )
