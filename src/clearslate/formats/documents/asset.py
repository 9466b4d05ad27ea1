"""Assets: one line each of ``assets.jsonl``."""

from functools import lru_cache

from clearslate.domain.asset import Asset, AssetState, Provenance, ProvenanceFinding
from clearslate.domain.facts import Catalogue
from clearslate.formats.answers import choices_of
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import ListOf, MappingOf, Record, SetOf, needed, optional, read
from clearslate.formats.spellings import DAY, DIGEST, NAME, REFERENCE, TEXT, Member

_NAME = Phrase(en="the name of the asset", fr="le nom de l’élément")
_ALIASES = Phrase(en="other names it goes by", fr="ses autres noms")
_DIGEST = Phrase(en="the digest of its file", fr="l’empreinte de son fichier")
_DECLARATION = Phrase(
    en="the declarations it was made under", fr="les déclarations dont il relève"
)
_STATE = Phrase(
    en="whether it is to be replaced or to be seen", fr="s’il doit être remplacé ou vu"
)
_FINGERPRINTS = Phrase(
    en="perceptual summaries, by kind", fr="ses empreintes perceptuelles, par genre"
)
_PROVENANCE = Phrase(
    en="where the file says it came from", fr="ce que le fichier dit de son origine"
)
_FINDING = Phrase(en="what was found in the file", fr="ce qui a été trouvé dans le fichier")
_TOOL = Phrase(en="the tool that made it", fr="l’outil qui l’a produit")
_MODEL = Phrase(en="the model that made it", fr="le modèle qui l’a produit")
_INPUTS = Phrase(en="what went into the tool", fr="ce qui est entré dans l’outil")
_CONTRIBUTION = Phrase(en="how much AI contributed", fr="la part de l’IA")
_PROMINENCE = Phrase(en="how prominent it is", fr="sa place à l’image ou au son")
_MADE_ON = Phrase(en="the day it was made", fr="le jour de sa production")


def read_asset(document: Document, catalogue: Catalogue) -> Asset:
    """Return the asset in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(asset_shape(catalogue), document)


def document_of(asset: Asset) -> dict[str, Plain]:
    """Return the canonical document of ``asset``."""
    return asset_shape(load_catalogue()).write(asset)


@lru_cache(maxsize=8)
def asset_shape(catalogue: Catalogue) -> Record[Asset]:
    """Return the shape of an asset."""
    declarations = ListOf(item=REFERENCE, or_one=True)
    fingerprints = MappingOf(key=REFERENCE, item=TEXT)
    return Record(
        build=Asset,
        fields=(
            needed("name", NAME, _NAME),
            optional("aliases", ListOf(item=NAME, or_one=True), _ALIASES, default=()),
            optional("digest", DIGEST, _DIGEST),
            optional("declaration", declarations, _DECLARATION, (), "declarations"),
            optional("state", Member(AssetState), _STATE),
            optional("fingerprints", fingerprints, _FINGERPRINTS, default=()),
            optional("provenance", provenance_shape(catalogue), _PROVENANCE),
        ),
    )


@lru_cache(maxsize=8)
def provenance_shape(catalogue: Catalogue) -> Record[Provenance]:
    """Return the shape of where an asset says it came from."""
    return Record(
        build=Provenance,
        fields=(
            optional("finding", Member(ProvenanceFinding), _FINDING),
            optional("tool", NAME, _TOOL),
            optional("model", NAME, _MODEL),
            optional("inputs", SetOf(item=choices_of(catalogue, "inputs")), _INPUTS),
            optional("contribution", choices_of(catalogue, "contribution"), _CONTRIBUTION),
            optional("prominence", choices_of(catalogue, "prominence"), _PROMINENCE),
            optional("made_on", DAY, _MADE_ON),
        ),
    )
