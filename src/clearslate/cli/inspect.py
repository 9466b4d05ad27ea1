"""``clearslate inspect``: what files themselves say of how they were made."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clearslate.cli.counting import Counting
from clearslate.cli.options import EXISTING
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.sweeping import Journal, files_in, state_of
from clearslate.cli.terminal import colour
from clearslate.domain.provenance import Inspection, Origin
from clearslate.formats.errors import DocumentError
from clearslate.formats.files import read_bounded
from clearslate.formats.inspection_lines import inspection_line
from clearslate.formats.inspection_text import inspection_text, sweep_summary, sweep_text
from clearslate.formats.phrase import Phrase

if TYPE_CHECKING:
    from clearslate.media.inspector import Inspectors

FOUND, NOT_KNOWN = 1, 2
_LIBRARIES = ("c2pa", "PIL")
_MOST_WORKERS = 8
_LARGEST_LIST = 16 * 1024 * 1024
_CERTIFICATE = "-----BEGIN CERTIFICATE-----"

_ABOUT = Phrase(
    en="Show what files themselves say of how they were made.\n"
    "FILE is a file or a folder. C2PA manifests, IPTC and XMP source types, generator metadata "
    "and file headers are read; nothing is fetched and nothing is guessed from the picture. "
    "“No sign found” is never “not AI”.",
    fr="Montrer ce que les fichiers disent eux-mêmes de leur fabrication.\n"
    "FILE est un fichier ou un dossier. Manifestes C2PA, types de source IPTC et XMP, "
    "métadonnées de générateurs et en-têtes sont lus ; rien n’est téléchargé, rien n’est deviné "
    "d’après l’image. « Aucun indice » ne veut jamais dire « sans IA ».",
)
_TRUST = Phrase(
    en="Certificates of signers to trust, as PEM; may be given several times.",
    fr="Certificats des signataires de confiance, en PEM ; répétable.",
)
_JSON = Phrase(
    en="Print one JSON object a line, one for each file.",
    fr="Imprimer un objet JSON par ligne, un par fichier.",
)
_RESUME = Phrase(
    en="Keep the results in this file, and pass over what it already has.",
    fr="Garder les résultats dans ce fichier, et passer ce qu’il contient déjà.",
)
_NEEDS = Phrase(
    en="the extra for media; install it with `pip install clearslate[media]`",
    fr="l’extra pour les médias ; installez-le avec « pip install clearslate[media] »",
)
_A_CERTIFICATE = Phrase(
    en="certificates in PEM, each beginning with `-----BEGIN CERTIFICATE-----`",
    fr="des certificats PEM, commençant chacun par « -----BEGIN CERTIFICATE----- »",
)
_A_FILE = Phrase(en="a file or folder that is there", fr="un fichier ou un dossier qui existe")


def _inspect(
    files: tuple[Path, ...], trust: tuple[Path, ...], as_json: bool, resume: Path | None
) -> int:
    _check_extra()
    for path in files:
        if not path.exists() and not path.is_symlink():
            raise DocumentError(where=str(path), found=path.name, expected=_A_FILE)
    alone = len(files) == 1 and not files[0].is_dir()
    with _workers(_certificates(trust), 1 if alone else None) as workers:
        if alone and resume is None:
            return _one(files[0], workers, as_json)
        with Journal(resume) if resume is not None else nullcontext() as journal:
            return _many(files, workers, as_json, journal)


def _check_extra() -> None:
    missing = next((name for name in _LIBRARIES if find_spec(name) is None), None)
    if missing is not None:
        raise DocumentError(where="clearslate inspect", found=missing, expected=_NEEDS)


def _certificates(paths: Sequence[Path]) -> tuple[str, ...]:
    found = []
    for path in paths:
        text = read_bounded(path, _LARGEST_LIST, str(path)).decode("utf-8", "replace")
        if _CERTIFICATE not in text:
            raise DocumentError(where=str(path), found=text[:60], expected=_A_CERTIFICATE)
        found.append(text)
    return tuple(found)


@contextmanager
def _workers(trust: tuple[str, ...], count: int | None) -> Iterator["Inspectors"]:
    from clearslate.media.c2pa_reading import TrustRefused
    from clearslate.media.inspector import inspectors
    from clearslate.media.limits import Settings

    settings = Settings(trust=trust)
    wanted = count or min(os.cpu_count() or 1, _MOST_WORKERS)
    try:
        with inspectors(settings, wanted) as workers:
            yield workers
    except TrustRefused as error:
        raise DocumentError(where="--trust", found=error, expected=_A_CERTIFICATE) from error


def _one(path: Path, workers: "Inspectors", as_json: bool) -> int:
    ((_, inspection),) = workers.inspect_all([path])
    if as_json:
        said = inspection_line(state_of(path), inspection)
    else:
        said = inspection_text(str(path), inspection, speaking(), colour=colour())
    click.echo(said, nl=False)
    return _exit_code({inspection.origin})


def _many(
    files: Sequence[Path], workers: "Inspectors", as_json: bool, journal: Journal | None
) -> int:
    """Inspect every file and print each answer as it comes; then how many came to what."""
    counts, counting = Counter[Origin](), Counting()
    for path, inspection in workers.inspect_all(_waiting(files, journal, counts)):
        counts[inspection.origin] += 1
        if journal is not None:
            journal.keep(path, inspection)
        said = _said(path, inspection, as_json)
        if said:
            counting.hide()
            click.echo(said, nl=False)
        counting.one()
    counting.hide()
    if not as_json:
        click.echo(sweep_summary(counts, speaking()), nl=False)
    return _exit_code(set(counts))


def _waiting(
    files: Sequence[Path], journal: Journal | None, counts: Counter[Origin]
) -> Iterator[Path]:
    """Yield the files that are to be read; those that were read before are only counted."""
    for path in files_in(files):
        known = journal.known(path) if journal is not None else None
        if known is None:
            yield path
        else:
            counts[known] += 1


def _said(path: Path, inspection: Inspection, as_json: bool) -> str:
    if as_json:
        return inspection_line(state_of(path), inspection)
    return sweep_text(str(path), inspection, speaking(), colour=colour())


def _exit_code(origins: set[Origin]) -> int:
    """Return 1 where AI is declared, else 2 where something is unknown, else 0.

    A sweep in which something could not be read never ends as one that found nothing.
    """
    if origins & {Origin.AI_DECLARED, Origin.AI_EDITED}:
        return FOUND
    return NOT_KNOWN if Origin.UNKNOWN in origins else 0


inspect = Command(
    "inspect",
    says=_ABOUT,
    callback=_inspect,
    params=[
        click.Argument(["files"], metavar="FILE...", nargs=-1, required=True, type=EXISTING),
        Option("--trust", says=_TRUST, type=EXISTING, metavar="PEM", multiple=True),
        Option("--json", "as_json", says=_JSON, is_flag=True),
        Option("--resume", says=_RESUME, type=EXISTING, metavar="JSONL"),
    ],
)
