"""Names of software, and what they come to: one table for every field that names a program.

A name decides only where the product does nothing but generate. Products that also edit, such
as Photoshop, are not in the table and decide nothing: most of what they write was made by hand.
Between them stand products that mostly generate; a file that names one and declares nothing is
left open, wherever the name stands. The name of such a product tells who wrote the file and not
whether a model made it, changed it or did nothing at all; *unknown* is never shown as clean, and
*AI declared* would say on behalf of the file what it does not say.
"""

import re
from dataclasses import dataclass

from clearslate.domain.provenance import Origin


@dataclass(frozen=True, slots=True)
class Product:
    """A product or its maker, as files name it, and what that name comes to."""

    name: str
    """As it is told, however a file spells it."""
    spelled: re.Pattern[str]
    comes_to: Origin
    only_whole: bool = False
    """The word is also another thing, so nothing but a version may stand beside it."""

    def is_named_in(self, said: str) -> bool:
        """Say whether a field that holds ``said`` names it."""
        if self.only_whole:
            return self.spelled.fullmatch(said) is not None
        return self.spelled.search(said) is not None


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?:[ /]?v?[\d.]+)?", re.IGNORECASE)


PRODUCTS = (
    *(
        Product(name, _word(pattern), Origin.AI_DECLARED)
        for name, pattern in (
            ("ComfyUI", r"comfyui"),
            ("AUTOMATIC1111", r"automatic1111|stable-diffusion-webui"),
            ("Stable Video Diffusion", r"stable video diffusion"),
            ("Stable Diffusion", r"stable[- ]?diffusion"),
            ("InvokeAI", r"invoke[- ]?ai"),
            ("Fooocus", r"(?:ruined)?fooocus"),
            ("SwarmUI", r"(?:stable)?swarmui"),
            ("SD.Next", r"sd\.next"),
            ("NovelAI", r"novelai"),
            ("Draw Things", r"draw things"),
            ("DiffusionBee", r"diffusionbee"),
            ("Mochi Diffusion", r"mochi diffusion"),
            ("Easy Diffusion", r"easy ?diffusion"),
            ("Midjourney", r"midjourney"),
            ("OpenAI", r"dall[·\-. •]?e|gpt-image|openai sora"),
            ("Stability AI", r"dreamstudio"),
            ("Bing Image Creator", r"bing image creator"),
            ("Google AI", r"google (?:generative ai|imagen|veo)|nano banana"),
            ("Wan", r"wan2\.\d"),
            ("Hunyuan Video", r"hunyuanvideo"),
            ("Suno", r"suno ai"),
            ("Udio", r"udio"),
        )
    ),
    *(
        Product(name, _whole(pattern), Origin.AI_DECLARED, True)
        for name, pattern in (
            ("OpenAI", r"sora"),
            ("Google AI", r"imagen|veo"),
            ("Suno", r"suno"),
            ("Black Forest Labs", r"flux(?:\.\d)?[ -](?:dev|pro|schnell)|flux\.\d"),
        )
    ),
    *(
        Product(name, _word(pattern), Origin.UNKNOWN)
        for name, pattern in (
            ("Adobe Firefly", r"firefly"),
            ("OpenAI", r"chatgpt|gpt-4o|openai"),
            ("Google AI", r"gemini"),
            ("Stability AI", r"stability ?ai|stability\.ai"),
            ("Leonardo.Ai", r"leonardo[. ]?ai"),
            ("Ideogram", r"ideogram"),
            ("Recraft", r"recraft"),
            ("Runway", r"runway ?ml|runway gen"),
            ("Luma", r"luma (?:dream machine|ai|ray)"),
            ("Kling", r"kling(?:ai)?"),
            ("Pika", r"pika labs|pika\.art"),
            ("Hailuo", r"hailuo"),
            ("Krea", r"krea"),
            ("Black Forest Labs", r"black forest labs"),
            ("ElevenLabs", r"eleven ?labs"),
        )
    ),
)
"""Those that only generate first: where a field names two, the one that decides counts."""

_CREDITS = {
    "made with google ai": Origin.AI_DECLARED,
    "edited with google ai": Origin.AI_EDITED,
}
"""Credit lines that Google's products write, beside the IPTC source type."""
_FIELDS = frozenset(
    (
        "software",
        "softwareagent",
        "creatortool",
        "originatingprogram",
        "isft",
        "tsse",
        "©too",
        "©swr",
        "encoder",
        "encoded_by",
        "tool",
        "creator_tool",
        "writingapp",
        "muxingapp",
        "productname",
        "companyname",
        "versionstring",
        "creator",
        "originator",
        "vendor",
        "com.apple.quicktime.software",
        "imageeditingsoftware",
        "rawdevelopingsoftware",
        "metadataeditingsoftware",
        "producer",
        "program",
        "generator",
    )
)


def names_software(key: str) -> bool:
    """Say whether a field called ``key`` names the software that wrote the file."""
    return key.casefold() in _FIELDS or key.casefold().endswith(":software")


def product_named(said: str) -> Product | None:
    """Return the product of the table that a field for software names; None for all others."""
    plain = said.strip().replace("_", " ")
    return next((each for each in PRODUCTS if each.is_named_in(plain)), None)


def software_comes_to(name: str) -> Origin | None:
    """Return what the name of a product comes to; None where it decides nothing."""
    product = product_named(name)
    return product.comes_to if product is not None else None


def credit_comes_to(line: str) -> Origin | None:
    """Return what a credit line comes to; None for all but a few fixed ones."""
    return _CREDITS.get(line.strip().casefold().rstrip("."))
