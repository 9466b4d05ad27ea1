"""``clearslate mark``: copies of files that say how they were made, signed with a key."""

from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clearslate.cli.clearing import open_folder
from clearslate.cli.options import (
    EXISTING,
    day_option,
    now,
    production_option,
    rate_option,
    today,
)
from clearslate.cli.progress import READING, stages_of
from clearslate.cli.speech import Command, Option, speaking
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.marks import OVERSIGHT, Marking, models_of, tools_of
from clearslate.domain.usage import mark_of
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.facts import load_catalogue
from clearslate.formats.files import read_bounded
from clearslate.formats.phrase import Phrase
from clearslate.formats.production_folder import ProductionFolder
from clearslate.formats.sealing import digests
from clearslate.formats.words.markings import LENGTH_UNKNOWN, OTHER_LENGTH, played

if TYPE_CHECKING:
    from clearslate.media.marking.marking import Marked
    from clearslate.media.marking.signing import Signatory

_LIBRARIES = ("c2pa", "cryptography", "PIL")
_LARGEST_KEY = 1024 * 1024
_NEARLY = 0.5
"""Seconds by which a finished programme may differ from its cut before somebody is told."""

_ABOUT = Phrase(
    en="Write into copies of files how they were made, as their declaration says it.\n"
    "IPTC source type and AI fields as XMP in PNG, JPEG and WebP; with a key a signed C2PA "
    "manifest in every format that carries one, and a signed record beside EXR, DPX and MXF. "
    "With --cut a finished programme says where in time AI was at work in it. "
    "Originals are never touched; everything is read back.",
    fr="Inscrire dans des copies de fichiers comment ils ont été faits, selon leur déclaration.\n"
    "Type de source IPTC et champs IA en XMP dans PNG, JPEG et WebP ; avec une clé, un manifeste "
    "C2PA signé dans tout format qui en porte un, et un enregistrement signé à côté des EXR, DPX "
    "et MXF. Avec --cut, un programme fini dit à quels moments l’IA y est intervenue. "
    "Les originaux ne sont jamais modifiés ; tout est relu.",
)
_DECLARATION = Phrase(
    en="The reference of the declaration that the files were made under; or use --cut.",
    fr="La référence de la déclaration sous laquelle les fichiers ont été faits ; ou --cut.",
)
_CUT = Phrase(
    en="The cut of which FILE is the finished programme: an EDL or OTIO, or the name of one of "
    "the production’s cuts.",
    fr="Le montage dont FILE est le programme fini : un EDL ou OTIO, ou le nom d’un montage de "
    "la production.",
)
_FIRST = Phrase(
    en="The timecode of the file’s first frame, where it does not begin with the cut.",
    fr="Le timecode de la première image du fichier, s’il ne commence pas avec le montage.",
)
_OUT = Phrase(en="The folder to write the copies to.", fr="Le dossier où écrire les copies.")
_KEY = Phrase(
    en="The private key to sign with, as PEM without a password.",
    fr="La clé privée qui signe, en PEM sans mot de passe.",
)
_CERTIFICATES = Phrase(
    en="The certificates of the key, as PEM, the signer’s own first.",
    fr="Les certificats de la clé, en PEM, celui du signataire d’abord.",
)
_NEEDS = Phrase(
    en="the extra for media; install it with `pip install clearslate[media]`",
    fr="l’extra pour les médias ; installez-le avec « pip install clearslate[media] »",
)
_A_DECLARATION = Phrase(
    en="the reference of a declaration of this production",
    fr="la référence d’une déclaration de cette production",
)
_KNOWN = Phrase(
    en="a declaration whose answers say what the tool did: contribution, and whether a person "
    "is shown; nothing is marked on a guess",
    fr="une déclaration dont les réponses disent ce que l’outil a fait : contribution, et si une "
    "personne est montrée ; rien n’est marqué au jugé",
)
_A_KEY = Phrase(
    en="a private key and its own certificates, both as PEM: {fault}",
    fr="une clé privée et ses propres certificats, en PEM : {fault}",
)
_ONE_OF = Phrase(
    en="either --declaration or --cut: what one declaration made, or a whole programme",
    fr="soit --declaration, soit --cut : ce qu’une déclaration a fait, ou un programme entier",
)
_WITH_CUT = Phrase(en="--cut beside it", fr="--cut avec elle")
_SIGNED = Phrase(
    en="--key and --certificates: only a signed manifest can say where in time",
    fr="--key et --certificates : seul un manifeste signé peut dire à quels moments",
)
_BOTH = Phrase(en="--key and --certificates together", fr="--key et --certificates ensemble")
_WRITTEN = {
    "manifest": Phrase(
        en="{file}  signed manifest, read back  {digest}",
        fr="{file}  manifeste signé, relu  {digest}",
    ),
    "packet": Phrase(
        en="{file}  XMP, not signed, read back  {digest}",
        fr="{file}  XMP, non signé, relu  {digest}",
    ),
    "record": Phrase(
        en="{file}  signed record beside the file, read back  {digest}",
        fr="{file}  enregistrement signé à côté du fichier, relu  {digest}",
    ),
}
_FAILED = Phrase(en="{file}  not marked: {fault}", fr="{file}  non marqué : {fault}")


def _mark(
    files: tuple[Path, ...],
    production: Path,
    declaration: str | None,
    cut: str | None,
    first_frame: str | None,
    rate: str | None,
    out: Path,
    key: Path | None,
    certificates: Path | None,
    on: date | None,
) -> int:
    missing = next((name for name in _LIBRARIES if find_spec(name) is None), None)
    if missing is not None:
        raise DocumentError(where="clearslate mark", found=missing, expected=_NEEDS)
    _check_choice(declaration, cut, {"--first-frame": first_frame, "--rate": rate})
    by = _signatory(key, certificates)
    if declaration is not None:
        with stages_of((READING,), production) as stages:
            folder = open_folder(production, stages)
        marking = _marking(folder, declaration, today(on))
        return max(_all(files, out, marking, by))
    assert cut is not None, "one of the two was given"
    if by is None:
        raise DocumentError(where="--cut", found=cut, expected=_SIGNED)
    from clearslate.cli.marking_cut import left_out, marking_of_cut, say_of_programme

    found = marking_of_cut(production, cut, first_frame=first_frame, rate=rate, on=today(on))
    codes = _all(files, out, found.marking, by)
    if 0 in codes:
        say_of_programme(found)
    return max(*codes, left_out(found))


def _check_choice(
    declaration: str | None, cut: str | None, of_cut: Mapping[str, str | None]
) -> None:
    if (declaration is None) == (cut is None):
        found = "--declaration, --cut" if cut is not None else ""
        raise DocumentError(where="clearslate mark", found=found, expected=_ONE_OF)
    for option, given in of_cut.items():
        if cut is None and given is not None:
            raise DocumentError(where=option, found=given, expected=_WITH_CUT)


def _all(
    files: tuple[Path, ...], out: Path, marking: Marking, by: "Signatory | None"
) -> tuple[int, ...]:
    """Mark every file and return for each 0, or 2 where it could not be marked."""
    out.mkdir(parents=True, exist_ok=True)
    return tuple(_one(file, out, marking, by) for file in files)


def _signatory(key: Path | None, certificates: Path | None) -> "Signatory | None":
    if key is None and certificates is None:
        return None
    if key is None or certificates is None:
        raise DocumentError(
            where="clearslate mark", found=str(key or certificates), expected=_BOTH
        )
    from clearslate.media.marking.signing import CannotSign, signatory_of

    try:
        return signatory_of(
            read_bounded(key, _LARGEST_KEY, str(key)),
            read_bounded(certificates, _LARGEST_KEY, str(certificates)),
        )
    except CannotSign as error:
        expected = Phrase(en=_A_KEY.en.format(fault=error), fr=_A_KEY.fr.format(fault=error))
        raise DocumentError(where=str(key), found=key.name, expected=expected) from error


def _marking(folder: ProductionFolder, reference: str, on: date) -> Marking:
    found = {each.reference: each for each in folder.declarations}
    if reference not in found:
        raise DocumentError(
            where="--declaration",
            found=reference,
            expected=_A_DECLARATION,
            nearest=nearest_word(reference, found),
        )
    declaration = found[reference]
    around = Surroundings(
        catalogue=load_catalogue(), registry=folder.registry, on=on, production=folder.production
    )
    facts = fill(declaration, around).facts
    contribution, oversight = facts.use.get("contribution"), facts.use.get("human_input")
    mark = mark_of(facts, str(contribution) if contribution is not None else None)
    if mark is None:
        raise DocumentError(where=reference, found=str(contribution), expected=_KNOWN)
    return Marking(
        title=declaration.title,
        declaration=reference,
        declaration_digest=digests(load_catalogue()).of_declaration(declaration),
        marked_at=now(),
        mark=mark,
        tools=tools_of(declaration, folder.registry),
        models=models_of(declaration, folder.registry),
        oversight=OVERSIGHT.get(str(oversight)),
    )


def _one(file: Path, out: Path, marking: Marking, by: "Signatory | None") -> int:
    from clearslate.media.marking.marking import NotMarked, mark_file

    try:
        marked: Marked = mark_file(file, out, marking, by)
    except (NotMarked, OSError) as error:
        fault = error.told(speaking()) if isinstance(error, NotMarked) else error
        click.echo(_FAILED.say(speaking(), file=file, fault=fault), err=True)
        return 2
    said = _WRITTEN[marked.way.value]
    click.echo(said.say(speaking(), file=marked.written, digest=marked.digest))
    if marking.lasts is not None:
        _say_of_length(file, marked.plays, marking.lasts)
    return 0


def _say_of_length(file: Path, plays: float | None, lasts: float) -> None:
    """Say that a file may not be the programme of its cut, or that nobody could tell."""
    if plays is None:
        click.echo(LENGTH_UNKNOWN.say(speaking(), file=file), err=True)
    elif abs(plays - lasts) > _NEARLY:
        said = {"plays": played(plays), "lasts": played(lasts)}
        click.echo(OTHER_LENGTH.say(speaking(), file=file, **said), err=True)


mark = Command(
    "mark",
    says=_ABOUT,
    callback=_mark,
    params=[
        click.Argument(["files"], metavar="FILE...", nargs=-1, required=True, type=EXISTING),
        production_option(required=True),
        Option("--declaration", says=_DECLARATION, metavar="REF"),
        Option("--cut", says=_CUT, metavar="CUT"),
        Option("--first-frame", says=_FIRST, metavar="TIMECODE"),
        rate_option(),
        Option("--out", says=_OUT, type=EXISTING, required=True, metavar="DIR"),
        Option("--key", says=_KEY, type=EXISTING, metavar="PEM"),
        Option("--certificates", says=_CERTIFICATES, type=EXISTING, metavar="PEM"),
        day_option(),
    ],
)
