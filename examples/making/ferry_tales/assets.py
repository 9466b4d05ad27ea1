"""The asset register of the episode; digests are those of names, since no file exists."""

from datetime import date

from clearslate.domain.asset import Asset, AssetState, Provenance, ProvenanceFinding
from clearslate.domain.declaration import Declaration
from making.ferry_tales.uses import ARCHIVE, CADRE, MAP, MURMUR, NARRATOR, UPSCALED
from making.samples import stand_in_digest


def _made(name: str, use: Declaration, tool: str, model: str, on: date) -> Asset:
    made = Provenance(finding=ProvenanceFinding.AI_DECLARED, tool=tool, model=model, made_on=on)
    return Asset(
        name=name,
        digest=stand_in_digest(name),
        declarations=(use.reference,),
        state=AssetState.FINAL,
        provenance=made,
    )


def _examined(name: str) -> Asset:
    looked_at = Provenance(finding=ProvenanceFinding.NONE)
    return Asset(name=name, digest=stand_in_digest(name), provenance=looked_at)


ASSETS = (
    _made("FT_E02_actualites_01_v04", ARCHIVE, CADRE, "cadre-large-2", date(2026, 9, 14)),
    _made("FT_E02_actualites_02_v04", ARCHIVE, CADRE, "cadre-large-2", date(2026, 9, 14)),
    _made("FT_E02_carte_v06", MAP, CADRE, "cadre-large-2", date(2026, 10, 5)),
    _made("FT_E02_estuaire61_v02", UPSCALED, CADRE, "cadre-large-2", date(2026, 8, 19)),
    _made("FT_E02_narration_01_v03", NARRATOR, MURMUR, "murmur-2", date(2026, 10, 26)),
    _made("FT_E02_narration_02_v03", NARRATOR, MURMUR, "murmur-2", date(2026, 10, 26)),
    _made("FT_E02_narration_03_v02", NARRATOR, MURMUR, "murmur-2", date(2026, 10, 27)),
    _examined("Photo 1911 cale haute"),
    _examined("Photo 1911 cale basse"),
)
