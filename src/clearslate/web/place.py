"""Where this service keeps what it must remember, and what its surroundings told it.

Everything is read from the environment once, at start; a setting that makes no sense ends the
start with a sentence that names it.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from clearslate.formats.errors import DocumentError
from clearslate.formats.kept_secret import kept_secret


class Misplaced(RuntimeError):
    """A setting of the environment that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The data folder, the database and the door of one service."""

    data: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    https: bool
    demo: bool
    mail_url: str
    mail_from: str
    debug: bool
    clock_back: int
    """Seconds; only a demo's clock lies back."""
    sign_on: "SignOn | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOn:
    """The OpenID Connect provider by which people may sign in, and what it knows us as."""

    issuer: str
    """Without the slash at its end, and without the path of its description."""
    client: str
    secret: str
    name: str
    """What the button says; empty for what every such button says."""


def read_place() -> Place:
    """Return the place that the environment describes, making its folder and key where missing.

    Raises:
        Misplaced: where a setting cannot be used.
    """
    data = Path(os.environ.get("CLEARSLATE_DATA") or Path.home() / ".local/share/clearslate")
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Place(
        data=data,
        database_url=os.environ.get("DATABASE_URL", ""),
        secret_key=os.environ.get("CLEARSLATE_SECRET_KEY") or _kept_key(data / "secret.key"),
        hosts=tuple(os.environ.get("CLEARSLATE_HOSTS", "localhost 127.0.0.1 [::1]").split()),
        https=os.environ.get("CLEARSLATE_HTTPS", "") == "yes",
        demo=os.environ.get("CLEARSLATE_DEMO", "") == "yes",
        mail_url=os.environ.get("CLEARSLATE_MAIL_URL", ""),
        mail_from=os.environ.get("CLEARSLATE_MAIL_FROM", "clearslate@localhost"),
        debug=os.environ.get("CLEARSLATE_DEBUG", "") == "yes",
        clock_back=int(os.environ.get("CLEARSLATE_CLOCK_BACK") or 0),
        sign_on=_read_sign_on(),
    )


_DESCRIBED_AT = "/.well-known/openid-configuration"


def _read_sign_on() -> SignOn | None:
    """Return the provider of single sign-on; None where none is set.

    Raises:
        Misplaced: where it could be listened to on its way, or does not know us.
    """
    url = os.environ.get("CLEARSLATE_OIDC_URL", "").strip()
    if not url:
        return None
    if not _is_kept_secret(url):
        raise Misplaced(f"CLEARSLATE_OIDC_URL: found `{url}`, expected `https://` and an issuer")
    return SignOn(
        issuer=url.removesuffix(_DESCRIBED_AT).rstrip("/"),
        client=_needed("CLEARSLATE_OIDC_CLIENT", "the id under which the provider knows us"),
        secret=_needed("CLEARSLATE_OIDC_SECRET", "the secret that the provider gave us"),
        name=os.environ.get("CLEARSLATE_OIDC_NAME", "").strip(),
    )


def _is_kept_secret(url: str) -> bool:
    """Say whether what is sent to an address can be read by nobody on its way."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    here = host in ("localhost", "127.0.0.1", "::1")
    return bool(host) and (parts.scheme == "https" or (here and parts.scheme == "http"))


def _needed(setting: str, what: str) -> str:
    found = os.environ.get(setting, "").strip()
    if not found:
        raise Misplaced(f"{setting}: found nothing, expected {what}")
    return found


def _kept_key(path: Path) -> str:
    try:
        return kept_secret(path, lambda: secrets.token_urlsafe(50))
    except DocumentError as error:
        raise Misplaced(str(error)) from error


def database_settings(place: Place) -> dict[str, object]:
    """Return Django's settings of the database: SQLite in the data folder, or PostgreSQL.

    Raises:
        Misplaced: where ``DATABASE_URL`` names neither.
    """
    url = urlsplit(place.database_url)
    if url.scheme in ("", "sqlite"):
        return _sqlite(url.path if url.path.strip("/") else str(place.data / "clearslate.sqlite3"))
    if url.scheme not in ("postgres", "postgresql"):
        raise Misplaced(
            f"DATABASE_URL: found `{url.scheme}:`, expected `postgresql://` or `sqlite:///`"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(url.query)),
    }


def _sqlite(path: str) -> dict[str, object]:
    # WAL without IMMEDIATE loses read-then-write transactions; FULL keeps every commit of a
    # ledger through a power cut. Every thread has a connection with a cache of its own, so that
    # is small: the system keeps the file at hand for all of them.
    pragmas = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA temp_store=MEMORY;"
        "PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-1000;"
    )
    return {
        "ENGINE": "clearslate.records.sqlite",
        "NAME": path,
        # Tests keep theirs in memory: Django does so by itself only for a backend of its own.
        "TEST": {"NAME": ":memory:"},
        # Opening a file of a gigabyte for every page costs more than most pages do.
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def mail_settings(url: str) -> dict[str, object]:
    """Return Django's settings for the mail server of ``smtp://`` or ``smtps://``.

    Raises:
        Misplaced: where ``CLEARSLATE_MAIL_URL`` names neither.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps"):
        raise Misplaced(
            f"CLEARSLATE_MAIL_URL: found `{parts.scheme}:`, expected `smtp://` or `smtps://`"
        )
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
    }
