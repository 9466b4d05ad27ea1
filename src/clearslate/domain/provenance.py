"""What a file says of its own making: every piece of evidence, where it stood, and one answer.

A file that says nothing has shown *no sign*, which is never *not AI*: any conform strips it.
"""

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
    """Something that could say more could not be read: a manifest kept elsewhere, a limit met."""


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
    """The bytes are as signed, by somebody."""
    INVALID = "invalid"
    """The bytes, a manifest or the signature do not fit together."""
    ABSENT = "absent"
    """There is no manifest; any conform or upload strips them, so this says nothing."""
    REMOTE = "remote"
    """The manifest is kept elsewhere and was not fetched."""
    UNREAD = "unread"
    """There may be one; it was not read, because of a limit or a missing reader."""


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
    """The C2PA seal of a file, in brief."""

    seal: Seal
    signer: str | None = None
    signed_at: datetime | None = None
    generators: tuple[str, ...] = ()
    """The software that made the claims, active manifest first."""
    faults: tuple[str, ...] = ()
    """Status codes of what failed, as the standard spells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Everything a file says of its making."""

    origin: Origin
    kind: str
    """What the bytes are: `png`, `jpeg`, `mp4`, `exr`...; `unrecognised` where nobody can say."""
    digest: str
    """`sha256:` and 64 hexadecimal digits, of the whole file."""
    size: int
    """Bytes."""
    manifest: Manifest
    evidence: tuple[Evidence, ...] = ()
    generations: tuple[Generation, ...] = ()
    not_read: tuple[str, ...] = ()
    """What could not be read and why; any of it makes *no sign* into *unknown*."""


def joined_origin(evidence: tuple[Evidence, ...], *, all_read: bool) -> Origin:
    """Return the one answer: a declared origin counts though its signer is unknown or expired.

    *AI declared* outweighs *AI edited*; what was not read outweighs only silence.
    """
    said = {each.comes_to for each in evidence}
    for origin in (Origin.AI_DECLARED, Origin.AI_EDITED, Origin.UNKNOWN):
        if origin in said:
            return origin
    return Origin.NO_SIGN if all_read else Origin.UNKNOWN
