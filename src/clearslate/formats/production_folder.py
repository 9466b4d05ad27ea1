"""A production's folder: everything in it, read and checked as one.

What stands in more than one document is checked here: references are unique, declarations
belong to this production, what is superseded exists, and no cut lies outside the folder.

Read next: ``documents/`` for what each document holds, ``assets.py`` for the asset register.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from os.path import isfile, realpath
from pathlib import Path
from typing import Protocol, TypeVar

from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import Catalogue
from clearslate.domain.names import Names
from clearslate.domain.production import CutChoice, Production
from clearslate.domain.registry import Registry
from clearslate.formats.assets import read_asset_file
from clearslate.formats.documents.approval import read_approval
from clearslate.formats.documents.consent import read_consent
from clearslate.formats.documents.declaration import read_declaration
from clearslate.formats.documents.licence import read_licence
from clearslate.formats.documents.names import read_names
from clearslate.formats.documents.production import read_production_document
from clearslate.formats.documents.tool import read_tool
from clearslate.formats.documents.waiver import read_waiver
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.files import read_bounded
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document
from clearslate.formats.wording import filled
from clearslate.formats.yaml_text import read_file

LONGEST_CUT = 64 * 1024 * 1024
"""The bytes that a timeline may have."""

_ASSETS = "assets.jsonl"
_NAMES = "names.yaml"
_PRODUCTIONS = ("production.yaml", "production.yml", "production.json")
_ENDINGS = frozenset((".yaml", ".yml", ".json"))
_KEPT = ("declarations", "tools", "consents", "licences", "approvals", "waivers", _ASSETS)
_MEANT = {
    **{name: name for name in _KEPT},
    **{name.removesuffix("s"): name for name in _KEPT},
    "license": "licences",
    "licenses": "licences",
    "asset.jsonl": _ASSETS,
    "assets.json": _ASSETS,
    "assets.ndjson": _ASSETS,
    **dict.fromkeys(("name.yaml", "names.yml", "names.json"), _NAMES),
}
"""What people call a register by mistake; passed over, it would be a register not kept."""

_A_FOLDER = Phrase(
    en="the folder of a production, with a `production.yaml` in it",
    fr="le dossier d’une production, contenant un fichier « production.yaml »",
)
_A_PRODUCTION = Phrase(
    en="a `production.yaml` that says at least `reference` and `title`; "
    "`clearslate schema production` shows the rest",
    fr="un fichier « production.yaml » qui donne au moins « reference » et « title » ; "
    "« clearslate schema production » montre le reste",
)
_ONE_PRODUCTION = Phrase(
    en="one description of the production", fr="une seule description de la production"
)
_NAMED = Phrase(en="the name `{name}`", fr="le nom « {name} »")
_FREE = Phrase(
    en="a reference of its own; {file} has this one",
    fr="une référence propre ; {file} porte déjà celle-ci",
)
_THIS_PRODUCTION = Phrase(
    en="`{reference}`, the production of this folder",
    fr="« {reference} », la production de ce dossier",
)
_ANOTHER_DECLARATION = Phrase(
    en="the reference of another declaration in this folder",
    fr="la référence d’une autre déclaration de ce dossier",
)
_AN_ORDER = Phrase(
    en="declarations that do not supersede each other in a circle",
    fr="des déclarations qui ne se remplacent pas en cercle",
)
_REGISTER = Phrase(
    en="a folder with a document for each record",
    fr="un dossier contenant un document par enregistrement",
)
_INSIDE = Phrase(
    en="a file inside the production's folder",
    fr="un fichier situé dans le dossier de la production",
)


class _Referred(Protocol):
    @property
    def reference(self) -> str: ...


R = TypeVar("R", bound=_Referred)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionFolder:
    """A production as its folder tells it; assets and cuts are read when they are asked for."""

    path: Path
    production: Production
    declarations: tuple[Declaration, ...]
    registry: Registry
    assets_path: Path | None
    """Where the asset register is kept; None where there is none."""
    catalogue: Catalogue = field(repr=False)
    document: Document = field(repr=False)
    """The description of the production, to say where in it something stands."""
    names: Names | None = None
    """The names to watch for; None where no list is kept."""

    def assets(self) -> tuple[Asset, ...]:
        """Return every asset of the register; none where no register is kept.

        Raises:
            DocumentError: at the first line that is no asset.
        """
        if self.assets_path is None:
            return ()
        return read_asset_file(self.assets_path, _ASSETS, self.catalogue)

    def cut_source(self, choice: CutChoice) -> str:
        """Return what the file of a cut is called in errors."""
        return choice.file

    def cut_bytes(self, choice: CutChoice) -> bytes:
        """Return the bytes of a cut of this production.

        Raises:
            DocumentError: where its file is missing, outside the folder or too long.
        """
        path = self._inside(choice)
        if not isfile(path):
            kept = [each.relative_to(self.path).as_posix() for each in self.path.glob("cuts/*")]
            raise self._refused(choice, _INSIDE, nearest_word(choice.file, kept))
        return read_bounded(path, LONGEST_CUT, self.cut_source(choice))

    def _inside(self, choice: CutChoice) -> Path:
        # Followed by realpath, which takes links that run in a circle for what they are.
        path = Path(realpath(self.path / choice.file))
        if not path.is_relative_to(realpath(self.path)):
            raise self._refused(choice, _INSIDE)
        return path

    def _refused(
        self, choice: CutChoice, expected: Phrase, nearest: str | None = None
    ) -> DocumentError:
        place = self.production.cuts.index(choice)
        return self.document.refused(
            "cuts", place, "file", found=choice.file, expected=expected, nearest=nearest
        )


def read_production(folder: Path, catalogue: Catalogue) -> ProductionFolder:
    """Return the production that ``folder`` describes, with its declarations and registers.

    Raises:
        DocumentError: at the first document that is at fault, or at odds with another.
    """
    try:
        return _read(folder, catalogue)
    except OSError as error:
        found = error.strerror or type(error).__name__
        raise DocumentError(where=str(folder), found=found, expected=_A_FOLDER) from error


def _read(folder: Path, catalogue: Catalogue) -> ProductionFolder:
    document = _production_document(folder)
    _refuse_misnamed(folder)
    production = read_production_document(document, catalogue)
    whole = ProductionFolder(
        path=folder,
        production=production,
        declarations=_declarations(folder, production, catalogue),
        registry=_registry(folder, catalogue),
        assets_path=folder / _ASSETS if (folder / _ASSETS).exists() else None,
        catalogue=catalogue,
        document=document,
        names=_names(folder),
    )
    for choice in production.cuts:
        whole._inside(choice)
    return whole


def _names(folder: Path) -> Names | None:
    path = folder / _NAMES
    return read_names(read_file(path, _NAMES)) if path.exists() else None


def _production_document(folder: Path) -> Document:
    if not folder.is_dir():
        raise DocumentError(where=str(folder), found=folder.name, expected=_A_FOLDER)
    there = [name for name in _PRODUCTIONS if (folder / name).exists()]
    if not there:
        kept = ", ".join(sorted(path.name for path in folder.iterdir())) or "{}"
        raise DocumentError(where=str(folder), found=kept, expected=_A_PRODUCTION)
    if len(there) > 1:
        raise DocumentError(where=there[1], found=", ".join(there), expected=_ONE_PRODUCTION)
    return read_file(folder / there[0], there[0])


def _refuse_misnamed(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        meant = _MEANT.get(path.name.casefold())
        if meant is not None and not (folder / meant).exists():
            raise DocumentError(
                where=path.name, found=path.name, expected=filled(_NAMED, name=meant)
            )


def _registry(folder: Path, catalogue: Catalogue) -> Registry:
    return Registry(
        tools=_register(folder / "tools", lambda each: read_tool(each, catalogue)),
        consents=_register(folder / "consents", lambda each: read_consent(each, catalogue)),
        licences=_register(folder / "licences", read_licence),
        approvals=_register(folder / "approvals", lambda each: read_approval(each, catalogue)),
        waivers=_register(folder / "waivers", read_waiver),
    )


def _register(folder: Path, read: Callable[[Document], R]) -> tuple[R, ...] | None:
    """Return every record in ``folder``; None where the register is not kept."""
    if not folder.exists():
        return None
    return tuple(record for record, _ in _records(folder, read))


def _records(folder: Path, read: Callable[[Document], R]) -> list[tuple[R, Document]]:
    """Return every record in ``folder`` with its document, in the order of their files."""
    records: list[tuple[R, Document]] = []
    taken: dict[str, Document] = {}
    for path in _documents_in(folder):
        document = read_file(path, f"{folder.name}/{path.name}")
        record = read(document)
        other = taken.setdefault(record.reference, document)
        if other is not document:
            expected = filled(_FREE, file=other.source)
            raise document.refused("reference", found=record.reference, expected=expected)
        records.append((record, document))
    return records


def _documents_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise DocumentError(where=folder.name, found=folder.name, expected=_REGISTER)
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in _ENDINGS and not path.name.startswith((".", "~", "#"))
    )


def _declarations(
    folder: Path, production: Production, catalogue: Catalogue
) -> tuple[Declaration, ...]:
    if not (folder / "declarations").exists():
        return ()
    records = _records(folder / "declarations", lambda each: read_declaration(each, catalogue))
    for declaration, document in records:
        if declaration.production not in (None, production.reference):
            expected = filled(_THIS_PRODUCTION, reference=production.reference)
            raise document.refused("production", found=declaration.production, expected=expected)
    _check_succession(records)
    return tuple(declaration for declaration, _ in records)


def _check_succession(records: list[tuple[Declaration, Document]]) -> None:
    earlier = {each.reference: each.supersedes for each, _ in records}
    for declaration, document in records:
        named = declaration.supersedes
        if named is not None and named not in earlier:
            nearest = nearest_word(named, earlier)
            raise document.refused(
                "supersedes", found=named, expected=_ANOTHER_DECLARATION, nearest=nearest
            )
    settled: set[str] = set()
    for declaration, document in records:
        chain = _chain(declaration.reference, earlier, settled)
        if chain[-1] in chain[:-1]:
            found = " → ".join(chain)
            raise document.refused("supersedes", found=found, expected=_AN_ORDER)
        settled.update(chain)


def _chain(
    reference: str, earlier: Mapping[str, str | None], settled: Collection[str]
) -> list[str]:
    """Return what ``reference`` supersedes, one after the other, until it is known or repeats."""
    chain: dict[str, None] = {}
    following: str | None = reference
    while following is not None and following not in settled:
        if following in chain:
            return [*chain, following]
        chain[following] = None
        following = earlier[following]
    return [*chain] or [reference]
