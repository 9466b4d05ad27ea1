"""Discrepancies in words: what a file says, and what its declaration does."""

from collections.abc import Mapping

from clearslate.domain.differences import Difference
from clearslate.domain.disclosed import Flag
from clearslate.domain.discrepancies import Answered, Discrepancy, Plainly
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.words.disclosed import flag_said
from clearslate.formats.words.reasons import difference_said

_PLAINLY: Mapping[Plainly, Phrase] = {
    Plainly.NO_DECLARATION: both(
        "The file declares AI, and no declaration is known for it.",
        "Le fichier déclare de l’IA, et aucune déclaration ne lui est connue.",
    ),
    Plainly.DECLARED_ASSISTING: both(
        "The file declares AI; the declaration says that the tool only assists.",
        "Le fichier déclare de l’IA\u202f; selon la déclaration, l’outil ne fait qu’assister.",
    ),
}

ANSWERS: Mapping[Answered, Phrase] = {
    Answered.EXPLAINED: both("explained", "expliqué"),
    Answered.DECLARED_ANEW: both("declared anew", "déclaré de nouveau"),
    Answered.REMOVED: both("no longer used", "n’est plus utilisé"),
}


def discrepancy_said(discrepancy: Discrepancy, language: Language) -> str:
    """Return one discrepancy as a sentence."""
    what = discrepancy.what
    if isinstance(what, Difference):
        return difference_said(what, language)
    if isinstance(what, Flag):
        return flag_said(what, language)
    return _PLAINLY[what].say(language)
