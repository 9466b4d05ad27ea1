"""Generators that leave no settings and only say who they are.

Where a field that names the software, the credit or a remark names a generator, that is evidence.
Google writes *Made with Google AI* and *Edited with Google AI* as the credit (Google, help of
Photos, 2024); Suno writes ``made with suno; created=...; id=...`` as the comment of a sound.
OpenAI, Stability, Leonardo and Ideogram sign with C2PA and have no text of their own that is known
to be stable; they are recognised by name in the fields of the software.
"""

import re
from collections.abc import Sequence

from clearslate.domain.provenance import Generation, Origin
from clearslate.media.generators.blocks import Block
from clearslate.media.generators.found import Found, evidence_of

_SPEAKS_FOR_ITSELF = re.compile(
    r".{0,80}(?:software|tool|generator|application|producer|aisystem|program|\xa9too|encoder"
    r"|encoded.?by).{0,40}",
    re.IGNORECASE,
)
"""Fields that are there for the name of a program, not for what a person wrote."""
_REMARKS = ("Suno", "Udio")
"""Those who sign in the field for remarks."""

_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\s*(?:{pattern})\b.{{0,200}}", re.IGNORECASE | re.DOTALL))
    for name, pattern in (
        ("ComfyUI", r"comfyui"),
        ("AUTOMATIC1111", r"(?:automatic1111|stable-diffusion-webui)"),
        ("Stable Diffusion", r"stable ?diffusion"),
        ("InvokeAI", r"invoke ?ai"),
        ("Fooocus", r"(?:ruined)?fooocus"),
        ("SwarmUI", r"(?:stable)?swarmui"),
        ("SD.Next", r"sd\.next"),
        ("Draw Things", r"draw things"),
        ("DiffusionBee", r"diffusionbee"),
        ("Mochi Diffusion", r"mochi diffusion"),
        ("Easy Diffusion", r"easy ?diffusion"),
        ("Midjourney", r"midjourney"),
        ("OpenAI", r"(?:openai|dall[·\-. ]?e|gpt-image|gpt-4o|chatgpt|sora)"),
        ("Adobe Firefly", r"(?:adobe )?firefly"),
        ("Stability AI", r"(?:stability ?ai|stability\.ai|dreamstudio)"),
        ("Leonardo.Ai", r"leonardo(?:\.| )?ai"),
        ("Ideogram", r"ideogram(?: ai|\.ai)?"),
        ("Recraft", r"recraft"),
        ("Runway", r"(?:runway ?ml|runway gen)"),
        ("Luma", r"luma (?:dream machine|ai|ray)"),
        ("Kling", r"kling(?: ai|ai)?"),
        ("Pika", r"pika(?: labs|\.art)"),
        ("Google AI", r"(?:google )?(?:imagen|veo|gemini|nano banana)"),
        ("Black Forest Labs", r"(?:black forest labs|flux\.?\d?[ -](?:dev|pro|schnell))"),
        ("Suno", r"made with suno(?: studio| ai)?(?=\s*(?:;|$))"),
        ("Udio", r"made with udio(?:\.com)?(?=\s*(?:;|$))"),
        ("ElevenLabs", r"eleven ?labs"),
    )
)
_GOOGLE = re.compile(r"\s*(made|edited|created) with google ai\b", re.IGNORECASE)


def read_markers(blocks: Sequence[Block]) -> Found | None:
    """Return the generators that fields name; None where none is named."""
    told = [(block, *named) for block in blocks if (named := _named(block)) is not None]
    if not told:
        return None
    runs = dict.fromkeys(Generation(software=name) for _, name, _ in told)
    return Found(
        blocks=tuple(block for block, _, _ in told),
        generations=tuple(runs),
        evidence=tuple(evidence_of(block, origin) for block, _, origin in told),
    )


def _named(block: Block) -> tuple[str, Origin] | None:
    text = block.text[:400]
    google = _GOOGLE.match(text)
    if google is not None:
        edited = google.group(1).casefold() == "edited"
        return "Google AI", Origin.AI_EDITED if edited else Origin.AI_DECLARED
    speaks = _SPEAKS_FOR_ITSELF.fullmatch(block.key)
    for name, pattern in _NAMES:
        if (speaks or name in _REMARKS) and pattern.fullmatch(text):
            return name, Origin.AI_DECLARED
    return None
