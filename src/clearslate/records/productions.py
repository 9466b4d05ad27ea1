"""Productions: listed as somebody may see them, opened whole for an operation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clearslate.domain.people import Act, Member
from clearslate.domain.production import Production
from clearslate.formats.stored import kept, text_of
from clearslate.records.log import take_turn
from clearslate.records.models import Organisation, ProductionRow
from clearslate.records.reach import NotThere, productions_of
from clearslate.records.remembering import remembered, until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionKept:
    """A production as the service keeps it."""

    number: int
    handle: str
    name: str
    """What it is called to whoever asked: its code name, unless they may see its title."""
    organisation: int
    organisation_name: str
    path: str
    prefix: str
    time_zone: str
    delivery_on: date | None
    production: Production


@until_logged()
def production_called(member: Member, handle: str) -> ProductionKept:
    """Return the production with this handle.

    Raises:
        NotThere: where ``member`` may see none.
    """
    row = productions_of(member).select_related("organisation").filter(handle=handle).first()
    if row is None:
        raise NotThere(handle)
    return _kept(row, member)


def productions_seen(member: Member) -> tuple[ProductionKept, ...]:
    """Return every production that ``member`` may see and that is not archived, by name."""
    return remembered("productions", member, lambda: _productions_seen(member))


def _productions_seen(member: Member) -> tuple[ProductionKept, ...]:
    rows = productions_of(member).select_related("organisation").filter(archived=False)
    return tuple(sorted((_kept(row, member) for row in rows), key=lambda p: p.name.casefold()))


def production_numbered(number: int, member: Member | None = None) -> ProductionKept:
    """Return a production for an operation or the worker, which see everything.

    With ``member`` it is called what they may call it.

    Raises:
        NotThere: where there is none.
    """
    row = ProductionRow.objects.select_related("organisation").filter(pk=number).first()
    if row is None:
        raise NotThere(number)
    return _kept(row, member)


def handle_taken(handle: str) -> bool:
    """Say whether a production goes by ``handle`` already, whoever may see it."""
    return ProductionRow.objects.filter(handle=handle).exists()


def keep_production(
    production: Production,
    *,
    organisation: int,
    handle: str,
    prefix: str,
    code_name: str = "",
    last_number: int = 0,
) -> int:
    """Keep a new production and return its number."""
    text, digest = text_of(production)
    row = ProductionRow.objects.create(
        handle=handle,
        organisation=Organisation.objects.get(pk=organisation),
        title=production.title,
        code_name=code_name,
        prefix=prefix,
        last_number=last_number,
        document=text,
        digest=digest,
        time_zone=production.time_zone,
        delivery_on=production.delivery_on,
    )
    return row.pk


def replace_production(number: int, production: Production) -> None:
    """Keep ``production`` in the place of what was kept under ``number``."""
    text, digest = text_of(production)
    ProductionRow.objects.filter(pk=number).update(
        title=production.title,
        document=text,
        digest=digest,
        time_zone=production.time_zone,
        delivery_on=production.delivery_on,
    )


def next_reference(number: int, taken: Iterable[str] = ()) -> str:
    """Return the next free reference of a declaration, such as `SR-0022`."""
    take_turn()  # before the row: whoever declares appends to the log after it
    row = ProductionRow.objects.select_for_update().get(pk=number)
    known = frozenset(taken)
    while True:
        row.last_number += 1
        reference = f"{row.prefix}-{row.last_number:04d}"
        if reference not in known:
            row.save(update_fields=("last_number",))
            return reference


def _kept(row: ProductionRow, member: Member | None) -> ProductionKept:
    hidden = row.code_name and member is not None and not member.may(Act.SEE_TITLE, row.pk)
    return ProductionKept(
        number=row.pk,
        handle=row.handle,
        name=row.code_name if hidden else row.title,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        path=row.organisation.path,
        prefix=row.prefix,
        time_zone=row.time_zone,
        delivery_on=row.delivery_on,
        production=kept(Production, row.document, row.handle),
    )
