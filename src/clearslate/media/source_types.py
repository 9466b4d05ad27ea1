"""Digital source types: what each code of the IPTC vocabulary comes to.

IPTC NewsCodes, `digitalsourcetype`, release 2024-10-23, with the retired codes; the two codes
that C2PA adds; the names of schema.org. Read leniently: as an address, with a prefix, as a bare
word, in any case, with the misspelling of the C2PA guidance.
"""

import re
from collections.abc import Mapping

from clearslate.domain.provenance import Origin

_NO_SIGN = (
    "digitalCapture",
    "computationalCapture",
    "multiFrameComputationalCapture",
    "negativeFilm",
    "positiveFilm",
    "print",
    "humanEdits",
    "minorHumanEdits",
    "algorithmicallyEnhanced",
    "digitalCreation",
    "digitalArt",
    "dataDrivenMedia",
    "algorithmicMedia",
    "screenCapture",
    "compositeCapture",
    "empty",
)
"""Says another origin. `algorithmicMedia` is a pure algorithm, trained on nothing."""
_DECLARED = ("trainedAlgorithmicMedia", "trainedAlgorithmicData", "compositeSynthetic")
"""`compositeSynthetic` mixes elements, at least one of them synthetic: that part is declared."""
_EDITED = ("compositeWithTrainedAlgorithmicMedia", "compositedWithTrainedAlgorithmicMedia")
"""An original existed, and a model changed it."""
_OPEN = ("composite", "virtualRecording", "softwareImage")
"""The code allows AI parts and does not say whether there are any. `softwareImage`, retired in
2022, was split into codes that are AI and codes that are not."""
_LABELS = {"createdusinggenerativeai": "trainedAlgorithmicMedia"} | {
    "editedusinggenerativeai": "compositeWithTrainedAlgorithmicMedia"
}
_SPELLED_OUT = re.compile(r"[^0-9a-z]+")


def _key(word: str) -> str:
    return _SPELLED_OUT.sub("", word.casefold())


_ORIGINS: Mapping[str, Origin] = {
    _key(code): origin
    for origin, codes in (
        (Origin.NO_SIGN, _NO_SIGN),
        (Origin.AI_DECLARED, _DECLARED),
        (Origin.AI_EDITED, _EDITED),
        (Origin.UNKNOWN, _OPEN),
    )
    for code in codes
}


def source_type_comes_to(said: str) -> Origin:
    """Return what a digital source type comes to; a code that nobody knows leaves it open."""
    last = re.split(r"[/#:]", said.strip().rstrip("/"))[-1]
    key = _key(last).removesuffix("digitalsource")
    key = _key(_LABELS.get(key, key))
    if key in _ORIGINS:
        return _ORIGINS[key]
    if "trainedalgorithmic" in key:
        return Origin.AI_EDITED if key.startswith("composite") else Origin.AI_DECLARED
    return Origin.UNKNOWN


def names_source_type(key: str) -> bool:
    """Say whether a field called ``key`` holds a digital source type."""
    return _key(re.split(r"[/#:.]", key)[-1]) in ("digitalsourcetype", "digsrctype")
