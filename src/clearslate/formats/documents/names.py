"""Names to watch for: ``names.yaml``, which a production may keep."""

from clearslate.domain.names import KnownName, NameOf, Names
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import ListOf, Record, needed, optional, read
from clearslate.formats.spellings import NAME

_PERFORMERS = Phrase(
    en="performers, with whatever else they are called in prompts and file names",
    fr="les interprètes, et tout autre nom qu’on leur donne dans les prompts et les fichiers",
)
_WORKS = Phrase(
    en="protected works: titles, and characters of them",
    fr="les œuvres protégées : titres et personnages",
)
_ARTISTS = Phrase(
    en="artists in whose manner nothing is to be made",
    fr="les artistes dont il ne faut rien produire à la manière",
)
_NAME = Phrase(en="the name as consents and licences have it", fr="le nom, tel qu’au registre")
_TITLE = Phrase(en="the title, or the character", fr="le titre ou le personnage")
_ALIASES = Phrase(
    en="stage names, nicknames, names of roles, other spellings",
    fr="noms de scène, surnoms, noms de rôles, autres graphies",
)
_HOLDER = Phrase(en="who holds the rights", fr="le titulaire des droits")


def read_names(document: Document) -> Names:
    """Return the names in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(NAMES_SHAPE, document)


def document_of(names: Names) -> dict[str, Plain]:
    """Return the canonical document of ``names``."""
    return NAMES_SHAPE.write(names)


def _performer(name: str, aliases: tuple[str, ...]) -> KnownName:
    return KnownName(name=name, of=NameOf.PERFORMER, aliases=aliases)


def _artist(name: str, aliases: tuple[str, ...]) -> KnownName:
    return KnownName(name=name, of=NameOf.ARTIST, aliases=aliases)


def _work(name: str, aliases: tuple[str, ...], holder: str | None) -> KnownName:
    return KnownName(name=name, of=NameOf.WORK, aliases=aliases, holder=holder)


_ALSO = optional("aliases", ListOf(item=NAME, or_one=True), _ALIASES, default=())
_PERFORMER = Record(build=_performer, fields=(needed("name", NAME, _NAME), _ALSO))
_ARTIST = Record(build=_artist, fields=(needed("name", NAME, _NAME), _ALSO))
_WORK = Record(
    build=_work,
    fields=(
        needed("title", NAME, _TITLE, attribute="name"),
        _ALSO,
        optional("holder", NAME, _HOLDER),
    ),
)

NAMES_SHAPE = Record(
    build=Names,
    fields=(
        optional("performers", ListOf(item=_PERFORMER), _PERFORMERS, default=()),
        optional("works", ListOf(item=_WORK), _WORKS, default=()),
        optional("artists", ListOf(item=_ARTIST), _ARTISTS, default=()),
    ),
)
