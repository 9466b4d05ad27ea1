"""What somebody may take away of a production: all that they may see of it, and no more."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Q

from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration
from clearslate.domain.people import Member
from clearslate.formats.stored import kept
from clearslate.records.cuts import withdrawn_of
from clearslate.records.models import AssetRow, ProductionRow
from clearslate.records.reach import declarations_of
from clearslate.records.register_lists import _readable
from clearslate.records.registers import KINDS, Record


def declarations_seen(member: Member, production: int) -> tuple[Declaration, ...]:
    """Return the declarations of a production that ``member`` may see, superseded ones too.

    Withdrawn ones stay out, with what they had superseded. One that supersedes what is not
    shown says nothing of it.
    """
    rows = declarations_of(member).filter(production=production).order_by("reference")
    columns = ("pk", "supersedes", "progress", "document", "reference")
    found = list(rows.values_list(*columns))
    gone = withdrawn_of({pk: (before, progress) for pk, before, progress, _, _ in found})
    shown = {reference for pk, *_, reference in found if pk not in gone}
    read = (
        kept(Declaration, text, reference) for pk, _, _, text, reference in found if pk not in gone
    )
    return tuple(
        each if each.supersedes in shown else replace(each, supersedes=None) for each in read
    )


def registry_seen(member: Member, production: int) -> Mapping[str, tuple[Record, ...]]:
    """Return the current records that hold for a production and that ``member`` reads whole."""
    path = ProductionRow.objects.values_list("organisation__path", flat=True).get(pk=production)
    above = [int(part) for part in path.strip("/").split("/")]
    holding = Q(production=production) | Q(production=None, organisation__in=above)
    found: dict[str, tuple[Record, ...]] = {}
    for name, kind in KINDS.items():
        rows = _readable(member, name).filter(holding, Q(whole=True)).order_by("reference", "pk")
        texts = dict(rows.values_list("reference", "document"))
        found[name] = tuple(kept(kind, text, reference) for reference, text in texts.items())
    return found


def assets_seen(member: Member, production: int) -> tuple[Asset, ...]:
    """Return the asset register of a production, as far as ``member`` may see its uses."""
    seen = Q(declaration__in=declarations_of(member).filter(production=production))
    own = Q(declaration=None, production__organisation__path__startswith=member.path)
    rows = AssetRow.objects.filter(seen | own, production=production).order_by("pk")
    return tuple(kept(Asset, text, name) for text, name in rows.values_list("document", "name"))
