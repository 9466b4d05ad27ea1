"""Checkpoints of the log as signed notes, to be kept elsewhere.

The text is a C2SP tlog-checkpoint: the log's name, its size, its root in base64, each on a line
of its own. Below an empty line stand signatures as C2SP signed-note has them: a dash, the
signer's name, and in base64 four bytes that name the key before the signature itself.
Sources: https://c2sp.org/tlog-checkpoint and https://c2sp.org/signed-note (both read 2026-11).
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

_ED25519 = b"\x01"
_DASH = "\u2014 "


class NoteBroken(ValueError):
    """A text that is no signed checkpoint; the argument names the line at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The size and root of a log at some moment."""

    origin: str
    """The log's name: one line, without spaces."""
    size: int
    root: bytes
    """32 bytes."""

    @property
    def text(self) -> str:
        """What is signed; ends with a line break."""
        return f"{self.origin}\n{self.size}\n{_spelled(self.root)}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature of a note, by the key that ``key_id`` names."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNote:
    """A checkpoint with its signatures."""

    checkpoint: Checkpoint
    signatures: tuple[NoteSignature, ...]


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the four bytes that name an Ed25519 key of 32 bytes under a signer's name."""
    return sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:4]


def verifier_key(name: str, public_key: bytes) -> str:
    """Return a public key as other tools of signed notes take it: ``name+id+key``."""
    return f"{name}+{key_id(name, public_key).hex()}+{_spelled(_ED25519 + public_key)}"


def written_note(checkpoint: Checkpoint, public_key: bytes, signature: bytes) -> str:
    """Return the note of a checkpoint that its log's own key signed."""
    name = checkpoint.origin
    signed = _spelled(key_id(name, public_key) + signature)
    return f"{checkpoint.text}\n{_DASH}{name} {signed}\n"


def read_note(text: str) -> SignedNote:
    """Read a signed note.

    Raises:
        NoteBroken: where it is none.
    """
    body, gap, signed = text.rpartition("\n\n")
    lines = f"{body}\n".split("\n")
    if not gap or len(lines) < 4 or not text.endswith("\n"):
        raise NoteBroken("the text, an empty line and a signature")
    return SignedNote(
        checkpoint=_checkpoint(lines),
        signatures=tuple(_signature(line) for line in signed.rstrip("\n").split("\n")),
    )


def _checkpoint(lines: list[str]) -> Checkpoint:
    origin, size, root = lines[:3]
    if not origin or " " in origin or "+" in origin:
        raise NoteBroken("line 1: the log's name")
    if not size.isdecimal() or (size != "0" and size.startswith("0")):
        raise NoteBroken("line 2: the size")
    made = Checkpoint(origin=origin, size=int(size), root=_read(root, "line 3: the root"))
    if len(made.root) != 32 or lines[3:] != [""]:
        raise NoteBroken("line 3: the root")
    return made


def _signature(line: str) -> NoteSignature:
    name, space, signed = line.removeprefix(_DASH).rpartition(" ")
    if not line.startswith(_DASH) or not space:
        raise NoteBroken("a signature line")
    value = _read(signed, "a signature")
    if len(value) < 5:
        raise NoteBroken("a signature")
    return NoteSignature(name=name, key_id=value[:4], signature=value[4:])


def _read(text: str, what: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NoteBroken(what) from error


def _spelled(value: bytes) -> str:
    return base64.b64encode(value).decode()
