"""Productions: ``production.yaml``."""

import re
from collections.abc import Sequence
from functools import lru_cache

from clearslate.domain.facts import NO, UNSURE, YES, Catalogue
from clearslate.domain.production import CutChoice, PackChoice, Production, TitleKind
from clearslate.formats.answers import choices_of
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import (
    Group,
    ListOf,
    Misfit,
    Record,
    Schema,
    SetOf,
    Shape,
    mapping,
    needed,
    optional,
    read,
)
from clearslate.formats.spellings import (
    DAY,
    FLAG,
    NAME,
    REFERENCE,
    YES_NO_UNSURE,
    FileInside,
    Member,
    Patterned,
    Text,
    Whole,
    Zone,
)

_REFERENCE = Phrase(
    en="what the production is called by others", fr="la référence de la production"
)
_TITLE = Phrase(en="the title of the work", fr="le titre de l’œuvre")
_KIND = Phrase(
    en="film or series; series where there is a season or an episode",
    fr="film ou série ; série s’il y a une saison ou un épisode",
)
_SEASON = Phrase(en="the season", fr="la saison")
_EPISODE = Phrase(en="the episode", fr="l’épisode")
_GENRE = Phrase(en="what kind of work it is", fr="le genre de l’œuvre")
_TERRITORIES = Phrase(en="where it will be released", fr="où elle sera diffusée")
_AGREEMENTS = Phrase(
    en="the collective agreements in force", fr="les conventions collectives applicables"
)
_DATES = Phrase(en="the days that rules count from", fr="les jours dont dépendent les règles")
_PHOTOGRAPHY = Phrase(en="the first day of photography", fr="le premier jour de tournage")
_DELIVERY = Phrase(en="the day of delivery", fr="le jour de livraison")
_RELEASE = Phrase(en="the day of first release", fr="le jour de première diffusion")
_STRIKE = Phrase(en="whether a strike is on", fr="si une grève est en cours")
_ZONE = Phrase(
    en="the time zone in which its days begin", fr="le fuseau horaire où ses jours commencent"
)
_PACKS = Phrase(en="the policy packs that bind it", fr="les jeux de règles qui s’y appliquent")
_PACK = Phrase(en="the id of the pack", fr="l’identifiant du jeu de règles")
_VERSION = Phrase(
    en="its version; the one in force if absent", fr="sa version ; à défaut, celle en vigueur"
)
_OPTIONS = Phrase(
    en="the readings that were chosen, by name", fr="les lectures retenues, par leur nom"
)
_CUTS = Phrase(en="the versions of the edit", fr="les versions du montage")
_CUT = Phrase(en="the name of the cut", fr="le nom du montage")
_FILE = Phrase(en="where it is kept in the folder", fr="son emplacement dans le dossier")
_CUT_VERSION = Phrase(en="the version of the cut", fr="la version du montage")
_RATE = Phrase(en="frames per second", fr="images par seconde")
_START = Phrase(en="the timecode of the first frame", fr="le timecode de la première image")
_LOCKED = Phrase(en="the day it was locked", fr="le jour de son verrouillage")
_OPTION_NAMES = Phrase(
    en="a list of options, or `option: yes`", fr="une liste d’options, ou « option: yes »"
)
_A_RATE = Phrase(
    en="frames per second such as 24, 23.976 or 24000/1001",
    fr="des images par seconde comme 24, 23.976 ou 24000/1001",
)
_A_TIMECODE = Phrase(en="a timecode such as 01:00:00:00", fr="un timecode comme 01:00:00:00")
_SERIES_ONLY = Phrase(
    en="a season or an episode only of a series", fr="saison ou épisode pour une série seulement"
)
_EACH_ONCE = Phrase(en="each only once", fr="chacun une seule fois")

_RATES = re.compile(r"0*[1-9][0-9]{0,5}(\.[0-9]{1,6})?(/[1-9][0-9]{0,5})?")
_TIMECODES = re.compile(r"[0-9]{2}:[0-5][0-9]:[0-5][0-9][:;.,][0-9]{2,3}")


def read_production_document(document: Document, catalogue: Catalogue) -> Production:
    """Return the production that ``document`` describes.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(production_shape(catalogue), document)


def document_of(production: Production) -> dict[str, Plain]:
    """Return the canonical document of ``production``."""
    return production_shape(load_catalogue()).write(production)


@lru_cache(maxsize=8)
def production_shape(catalogue: Catalogue) -> Record[Production]:
    """Return the shape of a production."""
    several = {
        fact: SetOf(item=choices_of(catalogue, fact)) for fact in ("territories", "agreements")
    }
    return Record(
        build=_production,
        check=_each_once,
        fields=(
            needed("reference", REFERENCE, _REFERENCE),
            needed("title", Text(longest=200), _TITLE),
            optional("kind", Member(TitleKind), _KIND),
            optional("season", Whole(most=10_000), _SEASON),
            optional("episode", Whole(most=100_000), _EPISODE),
            optional("genre", choices_of(catalogue, "genre"), _GENRE),
            optional("territories", several["territories"], _TERRITORIES, default=frozenset()),
            optional("agreements", several["agreements"], _AGREEMENTS, default=frozenset()),
            Group(
                name="dates",
                about=_DATES,
                fields=(
                    optional("photography_start", DAY, _PHOTOGRAPHY),
                    optional("delivery_on", DAY, _DELIVERY),
                    optional("first_release_on", DAY, _RELEASE),
                ),
            ),
            optional("strike_on", YES_NO_UNSURE, _STRIKE),
            optional("time_zone", Zone(), _ZONE, default="UTC"),
            optional("packs", ListOf(item=_PACK_CHOICE), _PACKS, default=()),
            optional("cuts", ListOf(item=_CUT_CHOICE), _CUTS, default=()),
        ),
    )


def _production(*, kind: TitleKind | None, **known: object) -> Production:
    """Build a production; where its kind is not said, a season or an episode says it."""
    serial = next((key for key in ("season", "episode") if known[key] is not None), None)
    if kind is TitleKind.FILM and serial is not None:
        raise Misfit(known[serial], _SERIES_ONLY).under(serial)
    told = kind or (TitleKind.FILM if serial is None else TitleKind.SERIES)
    return Production(kind=told, **known)  # type: ignore[arg-type]


def _each_once(production: Production) -> None:
    _distinct("packs", [pack.id for pack in production.packs])
    _distinct("cuts", [f"{cut.name} {cut.version}" for cut in production.cuts])


def _distinct(key: str, names: Sequence[str]) -> None:
    for position, name in enumerate(names):
        if name in names[:position]:
            raise Misfit(name, _EACH_ONCE).under(key, position)


class Options(Shape[frozenset[str]]):
    """The names of options: a list, ``{option: yes}``, or ``{reading: option}``."""

    __slots__ = ()

    def read(self, value: Plain) -> frozenset[str]:
        if not isinstance(value, dict):
            return _OPTION_LIST.read(value)
        chosen = (_option(key, said) for key, said in mapping(value).items())
        return frozenset(option for option in chosen if option is not None)

    def write(self, value: frozenset[str]) -> Plain:
        return [*sorted(value)]

    def schema(self) -> Schema:
        said: Schema = {"anyOf": [FLAG.schema(), REFERENCE.schema()]}
        keyed: Schema = {
            "type": "object",
            "propertyNames": REFERENCE.schema(),
            "additionalProperties": said,
        }
        return {"anyOf": [_OPTION_LIST.schema(), keyed]}


def _option(key: str, said: Plain) -> str | None:
    try:
        name = REFERENCE.read(key)
        if isinstance(said, bool) or said in (YES, NO, UNSURE):
            return name if FLAG.read(said) else None
        return REFERENCE.read(said)
    except Misfit as misfit:
        raise Misfit(misfit.found, _OPTION_NAMES).under(key) from None


_OPTION_LIST = SetOf(item=REFERENCE)

_PACK_CHOICE = Record(
    build=PackChoice,
    fields=(
        needed("id", REFERENCE, _PACK),
        optional("version", NAME, _VERSION),
        optional("options", Options(), _OPTIONS, default=frozenset()),
    ),
)

_CUT_CHOICE = Record(
    build=CutChoice,
    fields=(
        needed("name", NAME, _CUT),
        needed("file", FileInside(), _FILE),
        needed("version", NAME, _CUT_VERSION),
        optional("rate", Patterned(pattern=_RATES, expected=_A_RATE, above=0), _RATE),
        optional("start", Patterned(pattern=_TIMECODES, expected=_A_TIMECODE), _START),
        optional("locked_on", DAY, _LOCKED),
    ),
)
