"""The desk at which made files are entered into the register, held against a declaration."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from clearslate.cli.prints_kept import prints_known
from clearslate.cli.registering import Planned
from clearslate.domain.asset import Asset, AssetState
from clearslate.domain.declaration import Declaration
from clearslate.domain.differences import Aspect, differences
from clearslate.domain.mentions import NameIndex
from clearslate.domain.names import names_known
from clearslate.domain.provenance import Origin
from clearslate.domain.registration import Entered, KnownAssets, Registration
from clearslate.domain.sequences import ImageSequence
from clearslate.domain.unsaid import HeldAgainst
from clearslate.domain.winnowing import PrintIndex
from clearslate.formats.documents.asset import asset_shape, document_of
from clearslate.formats.production_folder import ProductionFolder
from clearslate.formats.registering_json import asset_line
from clearslate.formats.shapes import Misfit
from clearslate.media.registering import Gathering


class Desk:
    """Where assets are entered: the register as it stands, and the declaration to hold against."""

    def __init__(
        self,
        folder: ProductionFolder,
        declaration: Declaration,
        scripts: Sequence[Path],
        state: str | None,
    ) -> None:
        names = names_known(folder.names, folder.registry, folder.declarations)
        prints = prints_known(folder.path, scripts, folder.production.reference)
        self.against = HeldAgainst(
            declaration, folder.registry, NameIndex(names), PrintIndex(prints)
        )
        self._known = KnownAssets(folder.assets())
        self._state = AssetState(state) if state is not None else None
        self._shape = asset_shape(folder.catalogue)

    def entered(self, asset: Planned, found: Gathering, lines: BinaryIO) -> Registration:
        """Return what became of an asset; its line goes to ``lines`` if it is registered."""
        registration = self._held(asset, found)
        if registration.unreadable:
            return registration
        entered, name_taken = self._known.standing(registration.asset)
        if entered is Entered.REGISTERED:
            lines.write(asset_line(registration.asset))
            self._known.enter(registration.asset)
        return replace(registration, entered=entered, name_taken=name_taken)

    def _held(self, planned: Planned, found: Gathering) -> Registration:
        """Return the asset held against its declaration, whatever the register has."""
        asset, named = self._asset(planned, found)
        declaration = self.against.declaration
        differing = differences(declaration, asset, self.against.registry)
        told = found.names_run or any(d.aspect is Aspect.CONTRIBUTION for d in differing)
        assists = declaration.answers.get("contribution") == "assists"
        of_ai = found.origin in (Origin.AI_DECLARED, Origin.AI_EDITED)
        item = planned.item
        unread = Entered.NOT_READ if found.digest is None else None
        return Registration(
            asset=asset,
            folder=str(planned.folder),
            origin=found.origin,
            entered=unread or (Entered.REGISTERED if named else Entered.NOT_NAMED),
            files=found.files,
            sequence=item if isinstance(item, ImageSequence) else None,
            ai_undeclared=of_ai and assists and not told,
            differences=differing,
            flags=found.flags,
            not_read=tuple(found.not_read),
            left_open=found.left_open,
            proposals=found.proposals,
        )

    def _asset(self, planned: Planned, found: Gathering) -> tuple[Asset, bool]:
        """Return the asset as the register's own reader reads it, and whether it does."""
        asset = Asset(
            name=planned.name,
            aliases=planned.aliases,
            digest=found.digest,
            declarations=(self.against.declaration.reference,),
            state=self._state,
            provenance=found.provenance(),
        )
        try:
            return self._shape.read(document_of(asset)), True
        except Misfit:
            return asset, False
