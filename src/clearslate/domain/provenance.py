"""What a file says of its own making: every piece of evidence, where it stood, and one answer.

A file that says nothing has shown *no sign*, which is never *not AI*: any conform strips it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Origin(StrEnum):
    """The one answer of a file, or what one piece of evidence comes to."""

    AI_DECLARED = "ai_declared"
    """A generative model made it, or made the part that the evidence speaks of."""
    AI_EDITED = "ai_edited"
    """It was recorded or made by a person, and a generative model changed it."""
    NO_SIGN = "no_sign"
    """It was read in full and says nothing of AI, or names another origin."""
    UNKNOWN = "unknown"
    """Something that could say more could not be read or believed, or leaves it open."""


class Channel(StrEnum):
    """The way in which a file says something of itself."""

    C2PA = "c2pa"
    XMP = "xmp"
    IPTC = "iptc"
    EXIF = "exif"
    GENERATOR = "generator"
    """What an image generator writes of its own accord: prompts, workflows, parameters."""
    CONTAINER = "container"
    """Fields of the file format itself: software, writing library, headers."""


class Seal(StrEnum):
    """How far the signature of a C2PA manifest can be believed."""

    TRUSTED = "trusted"
    """The bytes are as signed, by a signer whom the configured list knows."""
    VALID = "valid"
    """The bytes are as signed, by somebody: unknown, expired or revoked all the same."""
    INVALID = "invalid"
    """The bytes, a manifest or the signature do not fit together."""
    ABSENT = "absent"
    """There is no manifest; any conform or upload strips them, so this says nothing."""
    REMOTE = "remote"
    """The manifest is kept elsewhere and was not fetched."""
    UNREAD = "unread"
    """There may be one; it was not read, because of a limit or a missing reader."""

    @property
    def leaves_open(self) -> bool:
        """Whether a file under this seal may say more of AI than was read and can be believed."""
        return self in (Seal.INVALID, Seal.REMOTE, Seal.UNREAD)


class WhyNotRead(StrEnum):
    """Why a file, or a part of it, was not read."""

    TRUNCATED = "truncated"
    """It ends before it says that it does."""
    MALFORMED = "malformed"
    """Its bytes do not follow the format that they begin with."""
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    NO_READER = "no_reader"
    """Nothing here reads this kind of file, or this kind of text."""
    NOT_UNDERSTOOD = "not_understood"
    """It was read, and what a generator wrote in it makes no sense."""
    NOT_A_FILE = "not_a_file"
    """A folder, a pipe, a device, or nothing at all."""
    NOT_ALLOWED = "not_allowed"
    CANNOT_OPEN = "cannot_open"
    """The system gave another reason, which the detail quotes."""
    CHANGED = "changed"
    """It was written to while it was read."""
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    """The process that read it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """A part of a file that could say more and was not read."""

    place: str
    why: WhyNotRead
    detail: str = ""
    """A figure, a code or a name that tells more, in no language; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that a file says of its making."""

    channel: Channel
    place: str
    """Where it stood, to be found again: `active manifest, c2pa.actions.v2[0]`, `tEXt prompt`."""
    statement: str
    """What it says, as it stands there, shortened to 2,000 characters."""
    comes_to: Origin | None = None
    """None where it tells of tools or dates and decides nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelNamed:
    """A model, LoRA, VAE or other weights that the evidence names."""

    name: str
    kind: str
    """`checkpoint`, `diffusion_model`, `lora`, `vae`, `text_encoder`, `control`, `upscaler`,
    `embedding`, or `model` where the evidence does not say."""
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One run of a generator, as its own metadata tells it."""

    software: str
    """`ComfyUI`, `AUTOMATIC1111`, `Forge`, `InvokeAI`, `NovelAI`, `Fooocus`, `SwarmUI`..."""
    version: str | None = None
    models: tuple[ModelNamed, ...] = ()
    samplers: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    negative_prompts: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    """Names of pictures, masks, videos and sounds that went in."""
    seed: str | None = None
    not_understood: tuple[str, ...] = ()
    """What of the metadata was kept and not understood, such as custom nodes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The C2PA seal of a file, in brief.

    Whether the bytes are as signed and whether the signer is known are two questions: an expired
    or unknown signer leaves its mark in ``doubts`` and the seal valid; what does not fit the bytes
    is in ``faults`` and makes it invalid.
    """

    seal: Seal
    signer: str | None = None
    signed_at: datetime | None = None
    """As a time stamp vouches for it, or the signer alone says."""
    generators: tuple[str, ...] = ()
    """The software that made the claims, active manifest first."""
    faults: tuple[str, ...] = ()
    """Status codes of what does not fit, as the standard spells them."""
    doubts: tuple[str, ...] = ()
    """Status codes about the signer: untrusted, expired, revoked, no trusted time."""
    faults_in_ingredients: tuple[str, ...] = ()
    """Status codes of what did not fit in something that went into the file."""
    kept_at: str | None = None
    """The address of a manifest that is kept elsewhere; it is never asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Everything a file says of its making."""

    origin: Origin
    kind: str
    """What the bytes are: `png`, `jpeg`, `mp4`, `exr`...; `unrecognised` where nobody can say."""
    digest: str | None
    """`sha256:` and 64 hexadecimal digits, of the whole file; None where it was not read."""
    size: int | None
    """Bytes; None where not even that could be found out."""
    manifest: Manifest
    evidence: tuple[Evidence, ...] = ()
    generations: tuple[Generation, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    """What could not be read and why; any of it makes *no sign* into *unknown*."""


def joined_origin(evidence: Iterable[Evidence], *, seal: Seal, all_read: bool) -> Origin:
    """Return the one answer: a declared origin counts though its signer is unknown or expired.

    *AI declared* outweighs *AI edited*. What was not read, a manifest kept elsewhere and a seal
    that is broken outweigh only silence: bytes that changed after they were signed have a history
    that their manifest does not tell.
    """
    said = {each.comes_to for each in evidence}
    for origin in (Origin.AI_DECLARED, Origin.AI_EDITED, Origin.UNKNOWN):
        if origin in said:
            return origin
    return Origin.UNKNOWN if seal.leaves_open or not all_read else Origin.NO_SIGN


def not_inspected(reason: NotRead, *, size: int | None = None) -> Inspection:
    """Return what is said of a file that could not be read at all."""
    return Inspection(
        origin=Origin.UNKNOWN,
        kind=UNRECOGNISED,
        digest=None,
        size=size,
        manifest=Manifest(seal=Seal.UNREAD),
        not_read=(reason,),
    )


UNRECOGNISED = "unrecognised"
"""The kind of a file whose bytes nobody here knows."""
