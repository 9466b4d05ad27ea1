"""Which packs ship with Clearslate, and finding one by its id or in a file."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.review_order import Before, CircularOrder, joined_order
from clearslate.domain.production import PackChoice
from clearslate.formats.compiled import load_document, pack_ids
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack import read_pack
from clearslate.formats.pack_words import PackWords
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document
from clearslate.formats.wording import filled
from clearslate.formats.yaml_text import read_file

DEFAULT_PACK = "netflix-genai"
"""The pack that is asked where none is named."""

_A_PACK = Phrase(
    en="a pack that ships with Clearslate ({known}) or the path of a pack file",
    fr="un jeu de règles livré avec Clearslate ({known}) ou le chemin d’un fichier",
)
_VERSION = Phrase(
    en="version {version}, the one that is here; name it, or leave `version` out",
    fr="la version {version}, la seule présente ; nommez-la ou omettez « version »",
)
_ORDERS = Phrase(
    en="review orders that agree, and here {ring}; change `review_order` in one of these packs, "
    "or leave one out",
    fr="des ordres de relecture qui s’accordent, or ici {ring} ; changez « review_order » "
    "dans l’un de ces jeux, ou renoncez à l’un d’eux",
)
_PUTS = Phrase(en="{pack} puts {first} before {then}", fr="{pack} place {first} avant {then}")


def find_pack(
    name: str, options: Collection[str] = (), *, beside: Path | None = None, where: str = "pack"
) -> PackWords:
    """Return the pack that is called ``name``, or that stands in the file ``name``.

    ``beside`` is a production's folder, whose own packs (``packs/<id>.yaml``) are found by id.

    Raises:
        DocumentError: where there is no such pack, or it cannot be read.
    """
    if name in pack_ids():
        return _shipped(name, frozenset(options))
    for path in _files(name, beside):
        if path.is_file():
            return read_pack(read_file(path), load_catalogue(), options)
    known = filled(_A_PACK, known=", ".join(pack_ids()))
    raise DocumentError(
        where=where, found=name, expected=known, nearest=nearest_word(name, pack_ids())
    )


@lru_cache(64)
def _shipped(name: str, options: frozenset[str]) -> PackWords:
    """Return a pack that ships with Clearslate, read once however many productions choose it."""
    return read_pack(load_document(name), load_catalogue(), options)


def _files(name: str, beside: Path | None) -> tuple[Path, ...]:
    own = (beside / "packs" / f"{name}.yaml",) if beside is not None and _plain(name) else ()
    return (*own, Path(name))


def _plain(name: str) -> bool:
    return not set(name) & set("/\\:")


def pack_as_named(spec: str, *, where: str) -> PackWords:
    """Return the pack that ``spec`` names, with readings: ``netflix-genai+strict_final``.

    Raises:
        DocumentError: where there is no such pack or reading.
    """
    if Path(spec).is_file():
        return find_pack(spec, where=where)
    name, *options = spec.split("+")
    return find_pack(name, options, where=where)


def document_of_pack(name: str, *, where: str) -> Document:
    """Return the document of a pack, to say where in it something stands."""
    return load_document(name) if name in pack_ids() else read_file(Path(name))


def packs_of(
    choices: Sequence[PackChoice], *, beside: Path | None = None, where: str
) -> tuple[PackWords, ...]:
    """Return the packs that a production chose, or the default one where it names none.

    Raises:
        DocumentError: where a pack is missing, or is here in another version, or where their
            review orders contradict each other.
    """
    found = []
    for choice in choices or (PackChoice(id=DEFAULT_PACK),):
        pack = find_pack(choice.id, choice.options, beside=beside, where=where)
        version = pack.reference.version
        if choice.version not in (None, version):
            raise DocumentError(
                where=f"{where} packs",
                found=f"{choice.id} {choice.version}",
                expected=filled(_VERSION, version=version),
            )
        found.append(pack)
    _check_orders(found, f"{where} packs")
    return tuple(found)


def _check_orders(packs: Sequence[PackWords], where: str) -> None:
    try:
        joined_order(words.pack for words in packs)
    except CircularOrder as error:
        ring = [*(each.first.value for each in error.ring), error.ring[-1].then.value]
        expected = filled(_ORDERS, ring=_in_a_row(*map(_puts, error.ring)))
        raise DocumentError(where=where, found=", ".join(ring), expected=expected) from error


def _puts(each: Before) -> Phrase:
    return filled(_PUTS, pack=each.pack, first=each.first.value, then=each.then.value)


def _in_a_row(*said: Phrase) -> Phrase:
    return Phrase(en=", ".join(p.en for p in said), fr=", ".join(p.fr for p in said))


def ruleset_of(packs: Sequence[PackWords], *, where: str = "packs") -> Ruleset:
    """Return the rules of ``packs``, joined and compiled.

    Raises:
        DocumentError: where their review orders contradict each other.
    """
    _check_orders(packs, where)
    return compile_rules((words.pack for words in packs), load_catalogue())
