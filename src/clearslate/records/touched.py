"""What stands on a record: the uses that read it, their assets, and the cuts they are in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from clearslate.domain.declaration import Declaration
from clearslate.domain.people import Member
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.formats.stored import kept
from clearslate.records.models import DeclarationRow, StandsOnRow
from clearslate.records.reach import cuts_of, declarations_of
from clearslate.records.remembering import until_logged

Under = tuple[tuple[str, str], ...]
"""Kinds and references under which uses stand on something: `consent C-0004`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching:
    """Something that uses may stand on, and where it holds."""

    under: Under
    production: int | None = None
    path: str = "/"
    """Where it holds if it names no production: in everything below."""


def _touched(touching: Touching, member: Member | None = None) -> QuerySet[DeclarationRow]:
    return _that_read(touching, member).filter(current=True)


def _that_read(touching: Touching, member: Member | None) -> QuerySet[DeclarationRow]:
    named = Q()
    for kind, reference in touching.under:
        named |= Q(kind=kind, reference=reference[:160])
    reads = StandsOnRow.objects.filter(named, declaration=OuterRef("pk"))
    rows = DeclarationRow.objects.all() if member is None else declarations_of(member)
    rows = rows.filter(Exists(reads))
    if touching.production is not None:
        return rows.filter(production=touching.production)
    return rows.filter(production__organisation__path__startswith=touching.path)


def uses_touched(touching: Touching) -> tuple[tuple[int, int], ...]:
    """Return the numbers of all uses that something touches, each with its production's."""
    rows = _touched(touching).order_by("production", "pk")
    return tuple(rows.values_list("pk", "production"))


@until_logged()
def superseded_touched(member: Member, touching: Touching) -> tuple[int, ...]:
    """Return the superseded uses, as ``member`` may see them, whose assets hang on something.

    Those that stood on it themselves when they were last determined, and those in whose place,
    however many times over, a use came that stands on it.
    """
    over = _that_read(touching, member).filter(progress=Progress.SUPERSEDED.value)
    found: set[int] = set()
    before = _before(member, _touched(touching, member).values_list("pk", flat=True))
    while before - found:
        found |= before
        before = _before(member, before)
    return tuple(sorted(found | set(over.values_list("pk", flat=True))))


def _before(member: Member, uses: Iterable[int]) -> set[int]:
    """Return what some uses took the place of."""
    later = DeclarationRow.objects.filter(pk__in=list(uses), supersedes__isnull=False)
    rows = declarations_of(member).filter(pk__in=later.values("supersedes"))
    return set(rows.values_list("pk", flat=True))


def declarations_numbered(numbers: Iterable[int]) -> tuple[Declaration, ...]:
    """Return declarations by their numbers, in the order of numbers."""
    rows = DeclarationRow.objects.filter(pk__in=list(numbers)).order_by("pk")
    found = rows.values_list("document", "reference")
    return tuple(kept(Declaration, text, reference) for text, reference in found)


@until_logged()
def kinds_read(touching: Touching, numbers: frozenset[int]) -> dict[int, frozenset[str]]:
    """Return under which kinds each of some uses stands on it: `consent`, `performer`..."""
    found: dict[int, set[str]] = {}
    for kind, reference in touching.under:
        rows = StandsOnRow.objects.filter(
            kind=kind, reference=reference[:160], declaration__in=numbers
        )
        for number in rows.values_list("declaration", flat=True):
            found.setdefault(number, set()).add(kind)
    return {number: frozenset(kinds) for number, kinds in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedLine:
    """A use that something touches, as a list shows it."""

    number: int
    handle: str
    reference: str
    title: str
    partner: str
    outcome: Outcome
    progress: Progress
    overridden: bool


@until_logged(most=24)
def touched_seen(
    member: Member | None, touching: Touching, *, first: int = 0, most: int = 50
) -> tuple[tuple[TouchedLine, ...], int]:
    """Return the touched uses that ``member`` may see, gravest first, and how many.

    Without a member, all of them: for a signer, who is told of uses but not of partners.
    """
    rows = _touched(touching, member)
    found = rows.order_by("-outcome", "production__handle", "reference").values_list(
        "pk",
        "production__handle",
        "reference",
        "title",
        "organisation__name",
        "outcome",
        "progress",
        "overridden",
    )
    lines = tuple(
        TouchedLine(
            number=number,
            handle=handle,
            reference=reference,
            title=title,
            partner=partner,
            outcome=Outcome(outcome),
            progress=Progress(progress),
            overridden=overridden,
        )
        for number, handle, reference, title, partner, outcome, progress, overridden in found[
            first : first + most
        ]
    )
    return lines, rows.count()


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine:
    """A cut as it was last checked."""

    handle: str
    name: str
    version: str
    verdict: str
    """`cleared` or `held`; empty where it was not checked."""
    holds: int
    not_checked: int


@until_logged()
def cuts_beside(member: Member, touching: Touching) -> tuple[CutLine, ...]:
    """Return the cuts that ``member`` may see of productions in which something is used."""
    productions = _touched(touching, member)
    rows = cuts_of(member).filter(production__in=productions.values("production"))
    found = rows.order_by("production__handle", "name", "-uploaded_at").values_list(
        "production__handle", "name", "version", "verdict", "holds", "not_checked"
    )[:50]
    return tuple(
        CutLine(
            handle=handle,
            name=name,
            version=version,
            verdict=verdict,
            holds=holds,
            not_checked=not_checked,
        )
        for handle, name, version, verdict, holds, not_checked in found
    )
