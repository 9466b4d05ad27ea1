"""C2PA manifests, read with the C2PA project's own library; nothing is ever fetched.

The library validates hashes and signatures; what its answer means is said in ``c2pa_claims.py``.
"""

import json
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any, BinaryIO

from clearslate.domain.provenance import Evidence, Manifest, NotRead, Seal, WhyNotRead
from clearslate.media.c2pa_claims import read_claims
from clearslate.media.limits import Settings
from clearslate.media.plain_json import mapping

LIBRARY = "c2pa"
_REMOTE = "must fetch remote manifests from url "
_ABSENT, _UNSUPPORTED, _UNREADABLE = "ManifestNotFound", "NotSupported", "Io"


class TrustRefused(ValueError):
    """The C2PA library does not take the list of trusted certificates."""


@lru_cache(maxsize=1)
def context(settings: Settings) -> Any:
    """Return the library's context for ``settings``; it is made once.

    Raises:
        ImportError: where the library is not installed.
        TrustRefused: where it does not take the certificates.
    """
    library = import_module(LIBRARY)
    wanted: dict[str, object] = {
        "verify": {"verify_trust": True, "remote_manifest_fetch": False, "ocsp_fetch": False}
    }
    if settings.trust:
        _check_certificates(settings.trust)
        wanted["trust"] = {"trust_anchors": "\n".join(settings.trust)}
    try:
        return library.Context.from_dict(wanted)
    except library.C2paError as error:
        raise TrustRefused(str(error)) from error


def _check_certificates(lists: tuple[str, ...]) -> None:
    # The library takes a list of anything and then trusts nobody, without a word.
    x509 = import_module("cryptography.x509")
    for each in lists:
        try:
            x509.load_pem_x509_certificates(each.encode())
        except ValueError as error:
            raise TrustRefused(_short(str(error))) from error


def read_manifest(
    file: BinaryIO, mime: str | None, settings: Settings
) -> tuple[Manifest, tuple[Evidence, ...], tuple[NotRead, ...]]:
    """Return the seal of a file that may have a manifest, its claims, and what was not read.

    Args:
        file: open for reading bytes.
        mime: what kind of file it is; None where the standard puts no manifest into its kind.
        settings: trusted certificates.
    """
    try:
        library, using = import_module(LIBRARY), context(settings)
    except ImportError:
        return _unread(WhyNotRead.NO_READER, LIBRARY)
    file.seek(0)
    try:
        with library.Reader(mime, file, context=using) as reader:
            store = json.loads(reader.json())
    except library.C2paError as error:
        return _refused(error, library)
    except RecursionError:
        return _unread(WhyNotRead.TOO_DEEP, "JSON")
    manifest, evidence = read_claims(mapping(store))
    return manifest, evidence, ()


def _refused(
    error: Exception, library: ModuleType
) -> tuple[Manifest, tuple[Evidence, ...], tuple[NotRead, ...]]:
    said = str(error)
    _, remote, address = said.partition(_REMOTE)
    if remote:
        return Manifest(seal=Seal.REMOTE, kept_at=address.strip()), (), ()
    name = type(error).__name__.removeprefix("_C2pa")
    if name == _ABSENT:
        return Manifest(seal=Seal.ABSENT), (), ()
    if name == _UNSUPPORTED:
        return _unread(WhyNotRead.NO_READER, name)
    if name == _UNREADABLE:
        return _unread(WhyNotRead.CANNOT_OPEN, name)
    # The library found a store, or the file around it, that does not hold together.
    return Manifest(seal=Seal.INVALID, faults=(_short(said),)), (), ()


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= 120 else line[:119] + "…"


def _unread(
    why: WhyNotRead, detail: str
) -> tuple[Manifest, tuple[Evidence, ...], tuple[NotRead, ...]]:
    return Manifest(seal=Seal.UNREAD), (), (NotRead(place="C2PA", why=why, detail=detail),)
