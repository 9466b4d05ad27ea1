"""Names of software, and what they come to.

A name decides only where the product does nothing but generate. Products that also edit, such
as Photoshop, decide nothing: most of what they write was made by hand. Between them stand
products that mostly generate; a file that names one and declares nothing is left open.
"""

import re

from clearslate.domain.provenance import Origin

_ONLY_GENERATE = re.compile(
    r"\b(?:dall[·\-_ •]?e|midjourney|stable[\-_ ]?diffusion|comfyui|automatic1111|novelai"
    r"|invokeai|invoke-ai|fooocus|swarmui|easy diffusion|draw things|gpt-image|dreamstudio"
    r"|bing image creator|google generative ai|google imagen|google veo|nano banana"
    r"|stable video diffusion|wan2\.\d|hunyuanvideo|suno ai|udio)\b",
    re.IGNORECASE,
)
_ONLY_AS_THE_WHOLE_NAME = re.compile(
    r"(?:openai )?(?:sora|imagen|veo|suno|flux\.\d)(?:[ /]?v?[\d.]+)?", re.I
)
"""Words that are also other things, so nothing but a version may stand beside them."""
_MOSTLY_GENERATE = re.compile(
    r"\b(?:firefly|ideogram|leonardo\.?ai|runwayml|runway gen|luma dream machine|pika labs|kling"
    r"|hailuo|krea|elevenlabs|chatgpt|openai|gemini)\b",
    re.IGNORECASE,
)
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


def software_comes_to(name: str) -> Origin | None:
    """Return what the name of a product comes to; None where it decides nothing."""
    said = name.strip().replace("_", " ")
    if _ONLY_GENERATE.search(said) or _ONLY_AS_THE_WHOLE_NAME.fullmatch(said):
        return Origin.AI_DECLARED
    return Origin.UNKNOWN if _MOSTLY_GENERATE.search(said) else None


def credit_comes_to(line: str) -> Origin | None:
    """Return what a credit line comes to; None for all but a few fixed ones."""
    return _CREDITS.get(line.strip().casefold().rstrip("."))
