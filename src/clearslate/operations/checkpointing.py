"""Checkpointing: the log's size and root, signed, so that a copy kept elsewhere holds it fast.

A log kept only in one's own database could be rewritten whole. A checkpoint that somebody else
has cannot: every later one must be shown to begin with it.
"""

import base64
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings

from clearslate.domain.tree_hash import Frontier
from clearslate.formats.checkpoint import (
    Checkpoint,
    NoteBroken,
    key_id,
    read_note,
    verifier_key,
    written_note,
)
from clearslate.formats.kept_secret import kept_secret
from clearslate.formats.words import checkpoints as words
from clearslate.operations.actor import Actor
from clearslate.records.checkpoints import (
    CheckpointKept,
    keep_checkpoint,
    last_checkpoint,
    leaves,
    log_size,
)
from clearslate.records.log import atomic, take_turn
from clearslate.records.mail import write


@dataclass(frozen=True, slots=True, kw_only=True)
class LogKey:
    """The key that signs checkpoints, and the log's name."""

    name: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def verifier(self) -> str:
        """The public key as other tools take it."""
        return verifier_key(self.name, self.public)


def log_key() -> LogKey:
    """Return the key in the data folder, made on the first call and readable by its owner only."""
    seed = base64.b64decode(kept_secret(Path(settings.LOG_KEY), _new_seed), validate=True)
    return LogKey(name=settings.LOG_NAME, private=Ed25519PrivateKey.from_private_bytes(seed))


def _new_seed() -> str:
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


@atomic()
def make_checkpoint(actor: Actor) -> CheckpointKept | None:
    """Sign the log as it is now; None where nothing was added since the last time."""
    take_turn()
    before = last_checkpoint()
    size = log_size()
    if size == (before.size if before else 0):
        return None
    edge = before.frontier if before else Frontier()
    for leaf in leaves(edge.size, size):
        edge.append(leaf)
    kept = _signed(edge, actor)
    keep_checkpoint(kept)
    if settings.CHECKPOINT_TO:
        write(
            to=settings.CHECKPOINT_TO,
            subject=words.SUBJECT.en.format(name=settings.LOG_NAME, size=kept.size),
            text=kept.note,
            at=actor.at,
        )
    return kept


def _signed(edge: Frontier, actor: Actor) -> CheckpointKept:
    key = log_key()
    made = Checkpoint(origin=key.name, size=edge.size, root=edge.root())
    return CheckpointKept(
        size=edge.size,
        root=made.root,
        at=actor.at,
        note=written_note(made, key.public, key.private.sign(made.text.encode())),
        peaks=edge.peaks,
    )


def note_holds(note: str, public_key: bytes) -> Checkpoint | None:
    """Return the checkpoint of a note that ``public_key`` signed; None where it did not."""
    try:
        read = read_note(note)
    except NoteBroken:
        return None
    wanted = key_id(read.checkpoint.origin, public_key)
    verifier = Ed25519PublicKey.from_public_bytes(public_key)
    for each in read.signatures:
        if (each.name, each.key_id) == (read.checkpoint.origin, wanted):
            try:
                verifier.verify(each.signature, read.checkpoint.text.encode())
            except InvalidSignature:
                return None
            return read.checkpoint
    return None
