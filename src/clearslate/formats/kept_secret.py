"""A secret in a file of its own: made once, however many processes start at the same time."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Phrase

_A_KEY = Phrase(
    en="a key; put it back from a copy, or remove the file and a new one is made",
    fr="une clé ; remettez-la depuis une copie, ou supprimez le fichier, une autre sera créée",
)


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """Return the secret kept at ``path``, made on the first call and readable by its owner only.

    All who call at once get the same: a secret is written whole before it takes its name, and
    a name that was taken meanwhile is left to whom it belongs.

    Raises:
        DocumentError: where the file is empty.
        OSError: where the folder cannot be written to, or can give no file a second name.
    """
    if not path.exists():
        _offer(path, make())
    if not (kept := path.read_text(encoding="ascii").strip()):
        raise DocumentError(where=str(path), found="", expected=_A_KEY)
    return kept


def _offer(path: Path, secret: str) -> None:
    with NamedTemporaryFile("w", encoding="ascii", dir=path.parent) as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
