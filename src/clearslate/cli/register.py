"""``clearslate register``: made files into the register of assets, held against a declaration."""

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile

import click

from clearslate.cli.appending import append
from clearslate.cli.clearing import open_folder
from clearslate.cli.counting import Counting
from clearslate.cli.entering import Desk
from clearslate.cli.options import EXISTING, production_option
from clearslate.cli.prints_kept import keep_prints
from clearslate.cli.progress import READING, stages_of
from clearslate.cli.registering import Answers, Sweep, planned, workers
from clearslate.cli.speech import Command, Option, speaking
from clearslate.cli.terminal import colour
from clearslate.domain.asset import AssetState
from clearslate.domain.declaration import Declaration
from clearslate.domain.provenance import Origin
from clearslate.domain.registration import Entered, Registration
from clearslate.domain.unsaid import ToolProposal
from clearslate.formats.errors import DocumentError, nearest_word
from clearslate.formats.phrase import Phrase
from clearslate.formats.production_folder import ProductionFolder
from clearslate.formats.registering_json import registration_line, summary_line
from clearslate.formats.registering_text import (
    proposals_head,
    registering_summary,
    registration_text,
)
from clearslate.formats.tool_proposals import proposals_text

PERSON, NOT_READ = 1, 2
_LIBRARIES = ("c2pa", "PIL")
_MOST_PROPOSALS = 500
_REGISTER = "assets.jsonl"

_ABOUT = Phrase(
    en="Enter made files into a production’s register of assets, under one declaration.\n"
    "FILE is a file or a folder. Numbered pictures are one asset. Each file is inspected; what it "
    "says of its making is kept with it, and what the declaration does not say is told: models, "
    "AI, names, works, personal data, text of the script. Nothing in the register is changed.",
    fr="Inscrire des fichiers au registre des éléments d’une production, sous une déclaration.\n"
    "FILE est un fichier ou un dossier. Des images numérotées font un seul élément. Chaque "
    "fichier est lu ; ce qu’il dit de sa fabrication est conservé, et ce que la déclaration ne "
    "dit pas est signalé : modèles, IA, noms, œuvres, données personnelles, texte du scénario. "
    "Rien de ce que contient le registre n’est modifié.",
)
_DECLARATION = Phrase(
    en="The reference of the declaration that the files were made under.",
    fr="La référence de la déclaration sous laquelle les fichiers ont été faits.",
)
_STATE = Phrase(
    en="Whether the audience is meant to meet them: temporary or final.",
    fr="Si le public doit les rencontrer : temporary (temporaire) ou final (définitif).",
)
_DRY = Phrase(
    en="Show what would be registered; write nothing.",
    fr="Montrer ce qui serait enregistré ; ne rien écrire.",
)
_JSON = Phrase(
    en="Print one JSON object a line, one for each asset and one at the end.",
    fr="Imprimer un objet JSON par ligne, un par élément et un à la fin.",
)
_RESUME = Phrase(
    en="Keep what files say in this file, and do not read again what it already has.",
    fr="Garder ce que disent les fichiers dans ce fichier, et ne pas relire ce qu’il contient.",
)
_SCRIPT = Phrase(
    en="A script whose text prompts must not hold (Fountain, FDX, text); repeatable.",
    fr="Un scénario dont les prompts ne doivent rien contenir (Fountain, FDX, texte) ; répétable.",
)
_KEEP = Phrase(
    en="Keep the fingerprints of the scripts in the production’s folder.",
    fr="Garder les empreintes des scénarios dans le dossier de la production.",
)
_NEEDS = Phrase(
    en="the extra for media; install it with `pip install clearslate[media]`",
    fr="l’extra pour les médias ; installez-le avec « pip install clearslate[media] »",
)
_A_FILE = Phrase(en="a file or folder that is there", fr="un fichier ou un dossier qui existe")
_A_DECLARATION = Phrase(
    en="the reference of a declaration of this production",
    fr="la référence d’une déclaration de cette production",
)


def _register(
    files: tuple[Path, ...],
    declaration: str,
    production: Path,
    state: str | None,
    dry_run: bool,
    as_json: bool,
    resume: Path | None,
    scripts: tuple[Path, ...],
    keep: bool,
) -> int:
    _check(files)
    with stages_of((READING,), production / _REGISTER) as stages:
        folder = open_folder(production, stages)
        desk = Desk(folder, _declared(folder, declaration), scripts, state)
    if keep and not dry_run:
        keep_prints(folder.path, scripts, folder.production.reference)
    passed_over = [folder.path / _REGISTER, *([resume] if resume is not None else [])]
    tally = _Tally(as_json, written=not dry_run)
    with (
        TemporaryFile() as lines,
        Answers(resume) if resume is not None else nullcontext() as answers,
        workers() as pool,
    ):
        sweep = Sweep(workers=pool, answers=answers, count=tally.count)
        for asset, gathering in sweep.gathered(planned(files, passed_over), desk.against):
            tally.take(desk.entered(asset, gathering, lines))
        if lines.tell() and not dry_run:
            append(folder.path / _REGISTER, lines)
    return tally.end(folder, declaration)


def _check(files: Sequence[Path]) -> None:
    missing = next((name for name in _LIBRARIES if find_spec(name) is None), None)
    if missing is not None:
        raise DocumentError(where="clearslate register", found=missing, expected=_NEEDS)
    for path in files:
        if not path.exists() and not path.is_symlink():
            raise DocumentError(where=str(path), found=path.name, expected=_A_FILE)


def _declared(folder: ProductionFolder, reference: str) -> Declaration:
    known = {each.reference: each for each in folder.declarations}
    if reference not in known:
        raise DocumentError(
            where="--declaration",
            found=reference,
            expected=_A_DECLARATION,
            nearest=nearest_word(reference, known),
        )
    return known[reference]


class _Tally:
    """Tells each asset as it comes, and counts them."""

    def __init__(self, as_json: bool, *, written: bool) -> None:
        self._json, self._written = as_json, written
        self._counting = Counting()
        self._entered: Counter[Entered] = Counter()
        self._origins: Counter[Origin] = Counter()
        self._proposals: dict[ToolProposal, str] = {}
        self._files = self._people = 0

    def count(self) -> None:
        """Count one file that was read."""
        self._files += 1
        self._counting.one()

    def take(self, registration: Registration) -> None:
        """Tell one asset."""
        self._entered[registration.entered] += 1
        self._origins[registration.origin] += 1
        self._people += registration.needs_person
        for each in registration.proposals:
            if len(self._proposals) < _MOST_PROPOSALS:
                self._proposals.setdefault(each, registration.asset.name)
        if self._json:
            said = registration_line(registration)
        else:
            said = registration_text(registration, speaking(), colour=colour())
        if said:
            self._counting.hide()
            click.echo(said, nl=False)

    def end(self, folder: ProductionFolder, reference: str) -> int:
        """Tell what came of all, and return the exit code."""
        self._counting.hide()
        if self._json:
            said = summary_line(
                self._entered, self._origins, people=self._people, written=self._written
            )
            click.echo(said, nl=False)
        else:
            self._tell(folder, reference)
        if self._entered[Entered.NOT_READ] or self._entered[Entered.NOT_NAMED]:
            return NOT_READ
        return PERSON if self._people else 0

    def _tell(self, folder: ProductionFolder, reference: str) -> None:
        language = speaking()
        if self._proposals:
            records = proposals_text(self._proposals, folder.registry, language)
            click.echo(f"{proposals_head(language)}\n\n{records}")
        numbers = self._files, self._people
        said = registering_summary(
            self._entered, self._origins, numbers, reference, language, written=self._written
        )
        click.echo(said, nl=False)


register = Command(
    "register",
    says=_ABOUT,
    callback=_register,
    params=[
        click.Argument(["files"], metavar="FILE...", nargs=-1, required=True, type=EXISTING),
        Option("--declaration", says=_DECLARATION, required=True, metavar="REF"),
        production_option(required=True),
        Option("--state", says=_STATE, type=click.Choice([each.value for each in AssetState])),
        Option("--dry-run", says=_DRY, is_flag=True),
        Option("--json", "as_json", says=_JSON, is_flag=True),
        Option("--resume", says=_RESUME, type=EXISTING, metavar="JSONL"),
        Option("--script", "scripts", says=_SCRIPT, type=EXISTING, metavar="FILE", multiple=True),
        Option("--keep-prints", "keep", says=_KEEP, is_flag=True),
    ],
)
