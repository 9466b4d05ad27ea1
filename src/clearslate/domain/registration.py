"""Entering made files into the register of assets: what became of each, and what needs a person.

Nothing is changed that stands in the register. An asset is known by its name and its digest; a
name alone may be borne by several.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from clearslate.domain.asset import Asset
from clearslate.domain.differences import Difference
from clearslate.domain.disclosed import Flag
from clearslate.domain.matching import plain_name
from clearslate.domain.provenance import Evidence, NotRead, Origin, Seal
from clearslate.domain.sequences import ImageSequence
from clearslate.domain.unsaid import ToolProposal


class Entered(StrEnum):
    """What became of an asset that was to be registered."""

    REGISTERED = "registered"
    KNOWN = "known"
    """It stands there already, under the same declaration."""
    KNOWN_OTHERWISE = "known_otherwise"
    """It stands there already, and not under this declaration."""
    NOT_READ = "not_read"
    """A file of it could not be read to its end, so it has no digest and is not registered."""
    NOT_NAMED = "not_named"
    """Its name cannot stand in a register: it is too long, or no text."""


class NameTaken(StrEnum):
    """How the register knows the name of another asset."""

    OTHER_DIGEST = "other_digest"
    NO_DIGEST = "no_digest"
    """There it has no digest, so nobody can say whether it is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReadIn:
    """A file of an asset, and something of it that was not read."""

    file: str
    part: NotRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What came of one asset: its line, and everything about it that a person should see."""

    asset: Asset
    folder: str
    origin: Origin
    """Of a sequence the gravest of its frames."""
    entered: Entered
    files: int = 1
    sequence: ImageSequence | None = None
    name_taken: NameTaken | None = None
    ai_undeclared: bool = False
    """The file declares AI, names no run, and the declaration says that the tool only assists."""
    differences: tuple[Difference, ...] = ()
    flags: tuple[Flag, ...] = ()
    not_read: tuple[NotReadIn, ...] = ()
    """The first of them."""
    left_open: Seal | Evidence | None = None
    """What else leaves open whether AI was at work; None where nothing does."""
    proposals: tuple[ToolProposal, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether it could not be registered."""
        return self.entered in (Entered.NOT_READ, Entered.NOT_NAMED)

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to look at it; *unknown* always has to be looked at."""
        return bool(
            self.unreadable
            or self.origin is Origin.UNKNOWN
            or self.entered is Entered.KNOWN_OTHERWISE
            or self.name_taken is not None
            or self.ai_undeclared
            or self.differences
            or self.flags
            or self.proposals
        )


class KnownAssets:
    """The names and digests of a register, kept as eight bytes each, so that many fit.

    Names are the same whatever their case and folders. An asset that was registered without the
    ending of its file has the name of the file with it.
    """

    def __init__(self, assets: Iterable[Asset] = ()) -> None:
        self._names: set[int] = set()
        self._undigested: set[int] = set()
        self._files: set[int] = set()
        self._declared: set[int] = set()
        for asset in assets:
            self.enter(asset)

    def enter(self, asset: Asset) -> None:
        """Take ``asset`` for known from now on."""
        name = _name(asset)
        self._names.add(_mark(name))
        if asset.digest is None:
            self._undigested.add(_mark(name))
            return
        self._files.add(_mark(name, asset.digest))
        for reference in asset.declarations:
            self._declared.add(_mark(name, asset.digest, reference))

    def standing(self, asset: Asset) -> tuple[Entered, NameTaken | None]:
        """Return what is to become of ``asset``, which has a digest and one declaration."""
        names = {_name(asset), plain_name(asset.name)}
        digest = asset.digest or ""
        if any(_mark(each, digest) in self._files for each in names):
            here = {_mark(each, digest, *asset.declarations) for each in names}
            return (Entered.KNOWN if here & self._declared else Entered.KNOWN_OTHERWISE), None
        marks = {_mark(each) for each in names} & self._names
        if not marks:
            return Entered.REGISTERED, None
        undigested = marks <= self._undigested
        return (
            Entered.REGISTERED,
            NameTaken.NO_DIGEST if undigested else NameTaken.OTHER_DIGEST,
        )


def _name(asset: Asset) -> str:
    return asset.name.casefold()


def _mark(*parts: str) -> int:
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big")
