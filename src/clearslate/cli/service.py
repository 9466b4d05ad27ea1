"""``clearslate serve``, ``demo``, ``worker`` and ``admin``: the service, from a terminal.

The one module of the command line that knows of a server, and only when it is called: the
extra ``clearslate[service]`` need not be there for anything else.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from clearslate.cli.options import EXISTING
from clearslate.cli.speech import Command, Group, Option, speaking
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase

_NEEDED = ("django", "allauth", "granian", "whitenoise", "django_tasks_db")

_SERVE = Phrase(
    en="Serve Clearslate to browsers, with its worker beside it.\n"
    "Everything is kept in one data folder; DATABASE_URL moves the tables to PostgreSQL. "
    "Behind a proxy that speaks https set CLEARSLATE_HTTPS=yes and CLEARSLATE_HOSTS.",
    fr="Servir Clearslate aux navigateurs, avec son processus de fond.\n"
    "Tout est gardé dans un seul dossier ; DATABASE_URL déplace les tables vers PostgreSQL. "
    "Derrière un mandataire en https, posez CLEARSLATE_HTTPS=yes et CLEARSLATE_HOSTS.",
)
_DEMO = Phrase(
    en="Clear the sample production, then open the sample slate in a browser.\n"
    "Nothing leaves this machine; invented people of every office are named on the sign-in "
    "page. Without a terminal on standard input it ends after the report.",
    fr="Libérer la production d’exemple, puis ouvrir l’ardoise d’exemple dans un navigateur.\n"
    "Rien ne quitte cette machine ; des personnes inventées de chaque fonction figurent sur la "
    "page de connexion. Sans terminal en entrée, la commande s’arrête après le rapport.",
)
_WORKER = Phrase(
    en="Do the background work of a service: letters, reminders, long checks.\n"
    "`serve` starts one; start more where the work asks for it.",
    fr="Exécuter le travail de fond d’un service : courriers, rappels, longs contrôles.\n"
    "« serve » en démarre un ; démarrez-en d’autres si le travail le demande.",
)
_ADMIN = Phrase(
    en="Found a service and look after it.", fr="Fonder un service et en prendre soin."
)
_FOUND = Phrase(
    en="Make the studio and its first administrator, and print the link that opens the account.\n"
    "Only in an empty service.",
    fr="Créer le studio et son premier administrateur, et imprimer le lien qui ouvre le compte.\n"
    "Seulement dans un service vide.",
)
_VERIFY = Phrase(
    en="Verify the audit log: every entry, every root, every signed checkpoint.\n"
    "Ends with 0 where all of it holds and 1 where it is broken, saying where.",
    fr="Vérifier le journal : chaque entrée, chaque racine, chaque point de contrôle signé.\n"
    "Se termine par 0 si tout tient et par 1 s’il est rompu, en disant où.",
)
_DATA = Phrase(en="The folder in which everything is kept.", fr="Le dossier où tout est gardé.")
_ADDRESS = Phrase(en="The address to listen on.", fr="L’adresse d’écoute.")
_PORT = Phrase(en="The port to listen on.", fr="Le port d’écoute.")
_PROCESSES = Phrase(en="Processes that answer.", fr="Processus qui répondent.")
_EXAMPLES = Phrase(
    en="The folder of sample productions; found by itself in a clone.",
    fr="Le dossier des productions d’exemple ; trouvé de lui-même dans un clone.",
)
_OUT = Phrase(
    en="A folder to write the report and the cue sheet to.",
    fr="Un dossier où écrire le rapport et la feuille de repérage.",
)
_STUDIO = Phrase(en="The name of the studio.", fr="Le nom du studio.")
_NAME = Phrase(en="The administrator’s name.", fr="Le nom de l’administrateur.")
_EMAIL = Phrase(en="The administrator’s mail address.", fr="L’adresse de l’administrateur.")

_EXTRA = Phrase(
    en="clearslate service: found no `{missing}`, expected the extra that serves pages; install "
    "it with: pip install 'clearslate[service]'",
    fr="clearslate service : « {missing} » introuvable, attendu le complément qui sert les "
    "pages ; installez-le avec : pip install 'clearslate[service]'",
)
_A_SAMPLE = Phrase(
    en="the folder `examples` of a clone of Clearslate, named with --examples",
    fr="le dossier « examples » d’un clone de Clearslate, nommé par --examples",
)
_OPEN = Phrase(
    en="\nThe sample slate is at http://{address}:{port}; stop with Ctrl-C.",
    fr="\nL’ardoise d’exemple est à http://{address}:{port} ; arrêtez avec Ctrl-C.",
)
_OPENS = Phrase(
    en="\nOn a terminal, `clearslate demo` goes on to open the sample slate in a browser.",
    fr="\nDans un terminal, « clearslate demo » ouvre ensuite l’ardoise d’exemple.",
)
_LINK = Phrase(
    en="{name} opens the account with this link, within 14 days:\n{link}",
    fr="{name} ouvre son compte par ce lien, sous 14 jours :\n{link}",
)
_FOUNDED = Phrase(
    en="admin found: found people who can sign in, expected an empty service; invite others "
    "from the People page",
    fr="admin found : des personnes peuvent déjà se connecter, attendu un service vide ; invitez "
    "les autres depuis la page Personnes",
)
_LOG_HOLDS = Phrase(
    en="The log holds: {size} entries, {checkpoints} signed checkpoints, root {root}",
    fr="Le journal tient : {size} entrées, {checkpoints} points de contrôle signés, racine {root}",
)
_NOT_GUARDED = Phrase(
    en="The table does not refuse changes: its guard is missing. Restart the service to set it.",
    fr="La table ne refuse pas les modifications : sa garde manque. Redémarrez le service.",
)
_UNEXPECTED = Phrase(
    en="The sample should be held (1), it ended with {code}.",
    fr="L’exemple devrait être retenu (1), il s’est terminé par {code}.",
)


def _with_extra(run: Callable[[], int]) -> int:
    """Run what needs the service's packages, or say how they are installed."""
    missing = next((name for name in _NEEDED if find_spec(name) is None), None)
    if missing is not None:
        click.echo(_EXTRA.say(speaking(), missing=missing), err=True)
        return 2
    from clearslate.web.place import Misplaced

    try:
        return run()
    except Misplaced as error:
        click.echo(str(error), err=True)
        return 2


def _settle_in(data: Path | None) -> None:
    if data is not None:
        os.environ["CLEARSLATE_DATA"] = str(data)


def _known_as(port: int) -> None:
    """Give letters an address to begin with where nobody set one: this machine's own."""
    if os.environ.get("CLEARSLATE_HTTPS") != "yes":
        os.environ.setdefault("CLEARSLATE_URL", f"http://localhost:{port}")


def _serve(data: Path | None, address: str, port: int, processes: int) -> int:
    def run() -> int:
        from clearslate.web.start import make_ready, serve

        _settle_in(data)
        _known_as(port)
        make_ready()
        serve(address, port, workers=processes, threads=2)
        return 0

    return _with_extra(run)


def _demo(examples: Path | None, out: Path | None, data: Path | None, port: int) -> int:
    samples = examples or _samples_here()
    if not (samples / "the-salt-road" / "production.yaml").is_file():
        raise DocumentError(where="demo", found=str(samples), expected=_A_SAMPLE)
    code = _clear_sample(samples / "the-salt-road", out)
    if code != 1:
        click.echo(_UNEXPECTED.say(speaking(), code=code), err=True)
        return 1
    if not sys.stdin.isatty():
        click.echo(_OPENS.say(speaking()))
        return 0
    return _with_extra(lambda: _open_slate(samples, data, port))


def _samples_here() -> Path:
    return Path(__file__).resolve().parents[3] / "examples"


def _clear_sample(sample: Path, out: Path | None) -> int:
    from clearslate.cli.clear import clear

    on = "2026-11-20"  # the sample's own time, so that it looks the same in every year
    given = [str(sample), "--on", on, "--lang", speaking().value]
    if out is not None:
        given += ["--out", str(out)]
    with clear.make_context("clear", given, parent=click.get_current_context()) as context:
        return int(clear.invoke(context))


def _open_slate(samples: Path, data: Path | None, port: int) -> int:
    from clearslate.web.start import demo_environment, make_demo, make_ready, serve

    with TemporaryDirectory(prefix="clearslate-demo-") as scratch:
        os.environ |= demo_environment(data or Path(scratch), datetime.now(UTC))  # noqa: TID251
        _known_as(port)
        make_ready()
        make_demo(samples)
        click.echo(_OPEN.say(speaking(), address="localhost", port=port))
        serve("127.0.0.1", port, workers=1, threads=2)
    return 0


def _work(data: Path | None) -> int:
    def run() -> int:
        from clearslate.web.start import make_ready, work

        _settle_in(data)
        make_ready()
        work()
        return 0

    return _with_extra(run)


def _data_option() -> Option:
    return Option("--data", says=_DATA, type=EXISTING, metavar="DIR")


def _port_option() -> Option:
    return Option(
        "--port", says=_PORT, type=click.IntRange(1, 65535), default=8000, show_default=True
    )


serve = Command(
    "serve",
    says=_SERVE,
    callback=_serve,
    params=[
        _data_option(),
        Option("--address", says=_ADDRESS, default="127.0.0.1", show_default=True),
        _port_option(),
        Option(
            "--processes",
            says=_PROCESSES,
            type=click.IntRange(1, 64),
            default=2,
            show_default=True,
        ),
    ],
)
demo = Command(
    "demo",
    says=_DEMO,
    callback=_demo,
    params=[
        Option("--examples", says=_EXAMPLES, type=EXISTING, metavar="DIR"),
        Option("--out", says=_OUT, type=EXISTING, metavar="DIR"),
        _data_option(),
        _port_option(),
    ],
)
worker = Command("worker", says=_WORKER, callback=_work, params=[_data_option()])


def _found(studio: str, name: str, email: str, data: Path | None) -> int:
    def run() -> int:
        from clearslate.web.start import found, make_ready

        _settle_in(data)
        make_ready()
        link = found(studio, name, email, speaking().value)
        if link is None:
            click.echo(_FOUNDED.say(speaking()), err=True)
            return 1
        click.echo(_LINK.say(speaking(), name=name, link=link))
        return 0

    return _with_extra(run)


def _verify(data: Path | None) -> int:
    def run() -> int:
        from clearslate.web.start import make_ready, verify_log

        _settle_in(data)
        make_ready()
        verified = verify_log()
        if verified.broken is not None:
            from clearslate.formats.words.pages.audit import BROKEN, FAULTS

            fault = FAULTS[verified.broken.fault.value].say(speaking())
            click.echo(BROKEN.say(speaking(), index=verified.broken.index, fault=fault), err=True)
            return 1
        held = {"size": verified.size, "checkpoints": verified.checkpoints}
        click.echo(_LOG_HOLDS.say(speaking(), root=verified.root.hex(), **held))
        if not verified.guarded:
            click.echo(_NOT_GUARDED.say(speaking()), err=True)
        return 0

    return _with_extra(run)


admin = Group(
    "admin",
    says=_ADMIN,
    no_args_is_help=True,
    commands=[
        Command(
            "found",
            says=_FOUND,
            callback=_found,
            params=[
                Option("--studio", says=_STUDIO, required=True, metavar="NAME"),
                Option("--name", says=_NAME, required=True, metavar="NAME"),
                Option("--email", says=_EMAIL, required=True, metavar="ADDRESS"),
                _data_option(),
            ],
        ),
        Command("verify-log", says=_VERIFY, callback=_verify, params=[_data_option()]),
    ],
)
