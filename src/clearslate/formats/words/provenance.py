"""What an inspection found, in words: origins, seals, ways, and why something was not read."""

from collections.abc import Mapping

from clearslate.domain.provenance import Channel, Origin, Seal, WhyNotRead
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.verdicts import Mark, State


def _mark(state: State, word: Phrase) -> Mark:
    return Mark(state=state, word=word, short=word)


ORIGIN_MARKS: Mapping[Origin, Mark] = {
    Origin.AI_DECLARED: _mark(State.APPROVAL, both("AI declared", "IA déclarée")),
    Origin.AI_EDITED: _mark(State.ESCALATE, both("AI edited", "retouche par IA")),
    Origin.NO_SIGN: _mark(State.NONE, both("no sign found", "aucun indice")),
    Origin.UNKNOWN: _mark(State.UNKNOWN, both("unknown", "inconnu")),
}

ORIGIN_SENTENCES: Mapping[Origin, Phrase] = {
    Origin.AI_DECLARED: both(
        "By its own account, a generative model made it or a part of it.",
        "De son propre aveu, un modèle génératif l’a produit, en tout ou en partie.",
    ),
    Origin.AI_EDITED: both(
        "By its own account, an original existed and a generative model changed it.",
        "De son propre aveu, un original existait et un modèle génératif l’a modifié.",
    ),
    Origin.NO_SIGN: both(
        "It says nothing of AI. That is not the same as “not AI”: a conform, an export or an "
        "upload takes such signs away.",
        "Il ne dit rien de l’IA. Cela ne veut pas dire « sans IA » : une conformation, un "
        "export ou un envoi efface ces indices.",
    ),
    Origin.UNKNOWN: both(
        "Something that could say more was not read, cannot be believed, or leaves it open.",
        "Quelque chose qui pourrait en dire plus n’a pas été lu, n’est pas crédible ou ne "
        "tranche pas.",
    ),
}

COMES_TO: Mapping[Origin, Phrase] = {
    Origin.AI_DECLARED: both("declares AI", "déclare de l’IA"),
    Origin.AI_EDITED: both("declares an edit by AI", "déclare une retouche par IA"),
    Origin.NO_SIGN: both("names another origin", "nomme une autre origine"),
    Origin.UNKNOWN: both("leaves it open", "ne tranche pas"),
}
"""What one piece of evidence comes to; a file is more than one of them."""

SEALS: Mapping[Seal, Phrase] = {
    Seal.TRUSTED: both(
        "trusted: the bytes are as signed, by a signer on your list",
        "de confiance : les octets sont ceux qui furent signés, par un signataire de votre liste",
    ),
    Seal.VALID: both(
        "valid: the bytes are as signed; nobody vouches for the signer",
        "valide : les octets sont ceux qui furent signés ; rien ne garantit le signataire",
    ),
    Seal.INVALID: both(
        "invalid: the bytes were changed after signing, or the manifest is damaged",
        "non valide : les octets ont changé après la signature, ou le manifeste est abîmé",
    ),
    Seal.ABSENT: both("absent", "absent"),
    Seal.REMOTE: both("kept elsewhere and not fetched", "conservé ailleurs et non téléchargé"),
    Seal.UNREAD: both("not read", "non lu"),
}

CHANNELS: Mapping[Channel, Phrase] = {
    Channel.C2PA: both("C2PA", "C2PA"),
    Channel.XMP: both("XMP", "XMP"),
    Channel.IPTC: both("IPTC", "IPTC"),
    Channel.EXIF: both("Exif", "Exif"),
    Channel.GENERATOR: both("generator", "générateur"),
    Channel.CONTAINER: both("file field", "champ du fichier"),
}

NOT_READ: Mapping[WhyNotRead, Phrase] = {
    WhyNotRead.TRUNCATED: both("cut off", "tronqué"),
    WhyNotRead.MALFORMED: both("does not follow its format", "ne respecte pas son format"),
    WhyNotRead.TOO_LARGE: both("larger than is read", "trop grand pour être lu"),
    WhyNotRead.TOO_MANY: both("more parts than are read", "trop de parties pour être lu"),
    WhyNotRead.TOO_DEEP: both("nested deeper than is read", "imbriqué trop profondément"),
    WhyNotRead.NO_READER: both("nothing here reads this", "aucun lecteur pour cela"),
    WhyNotRead.NOT_UNDERSTOOD: both("not understood", "non compris"),
    WhyNotRead.NOT_A_FILE: both("not a file", "n’est pas un fichier"),
    WhyNotRead.NOT_ALLOWED: both("no permission to read it", "lecture non autorisée"),
    WhyNotRead.CANNOT_OPEN: both("cannot be read", "illisible"),
    WhyNotRead.CHANGED: both("changed while it was read", "modifié pendant la lecture"),
    WhyNotRead.OUT_OF_TIME: both("took too long", "a pris trop de temps"),
    WhyNotRead.OUT_OF_MEMORY: both("needed too much memory", "a demandé trop de mémoire"),
    WhyNotRead.CRASHED: both("broke the process that read it", "a fait échouer sa lecture"),
}

INSPECTED = Counted(
    one=both("{n} file", "{n} fichier"),
    many=both("{n} files", "{n} fichiers"),
)

SWEEP_CAVEAT = both(
    "No sign found is never “not AI”. Unknown is never clean.",
    "Aucun indice ne veut jamais dire « sans IA ». Inconnu ne veut jamais dire sans risque.",
)


def origin_word(origin: Origin, language: Language) -> str:
    """Return the word for an origin: ``AI declared``, ``no sign found``."""
    return ORIGIN_MARKS[origin].say(language)
