"""Which use took the place of which, as far as somebody may see both."""

from dataclasses import dataclass

from clearslate.domain.people import Member
from clearslate.records.models import DeclarationRow
from clearslate.records.reach import declarations_of
from clearslate.records.remembering import until_logged
from clearslate.records.worded import Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A use before or after another one: what it is called."""

    reference: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """What a use took the place of, and what took its place; None where one may not be seen."""

    before: Neighbour | None
    after: Neighbour | None


@until_logged()
def succession_of(member: Member, use: int) -> Succession:
    """Return what stands before and after a use, for ``member``."""
    numbers = [number for (number,) in _beside(use)]
    if not numbers:
        return Succession(before=None, after=None)
    seen = declarations_of(member).filter(pk__in=numbers).order_by("pk")
    found = seen.values_list("supersedes", "reference", "title")
    sides = {
        before == use: Neighbour(reference=reference, title=title)
        for before, reference, title in found
    }
    return Succession(before=sides.get(False), after=sides.get(True))


@worded_once
def _beside(use: int) -> Rows:
    # Each side by its own index: asked for together, every declaration is gone through.
    before = DeclarationRow.objects.filter(pk=use, supersedes__isnull=False)
    after = DeclarationRow.objects.filter(supersedes=use)
    return before.values_list("supersedes").union(after.values_list("pk"))
