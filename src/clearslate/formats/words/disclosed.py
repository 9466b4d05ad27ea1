"""Flags in words: what a prompt gives away that no declaration says, and how sure that is."""

from collections.abc import Mapping

from clearslate.domain.disclosed import Flag, FlagKind, FlagPlace, FlagReason
from clearslate.domain.identifiers import IdentifierKind
from clearslate.formats.phrase import Language, Phrase, both

FLAG_KINDS: Mapping[FlagKind, Phrase] = {
    FlagKind.UNDECLARED_AI: both("undeclared AI", "IA non déclarée"),
    FlagKind.UNDECLARED_MODEL: both("undeclared model", "modèle non déclaré"),
    FlagKind.NAMES_PERFORMER: both("names a performer", "nomme un interprète"),
    FlagKind.NAMES_PROTECTED_WORK: both(
        "names a protected work or an artist", "nomme une œuvre protégée ou un artiste"
    ),
    FlagKind.PERSONAL_DATA: both("personal data", "données personnelles"),
    FlagKind.SCRIPT_TEXT: both("script text", "texte du scénario"),
}
"""Kinds of flags, for headings and lists."""

IDENTIFIERS: Mapping[IdentifierKind, Phrase] = {
    IdentifierKind.EMAIL: both("an e-mail address", "une adresse électronique"),
    IdentifierKind.PHONE: both("a phone number", "un numéro de téléphone"),
    IdentifierKind.CARD: both("a payment card number", "un numéro de carte bancaire"),
    IdentifierKind.BANK_ACCOUNT: both("a bank account number", "un numéro de compte bancaire"),
    IdentifierKind.NATIONAL_ID: both(
        "the number of a person’s papers", "un numéro d’identité d’une personne"
    ),
    IdentifierKind.POSTAL_ADDRESS: both("a postal address", "une adresse postale"),
    IdentifierKind.BIRTH_DATE: both("a date of birth", "une date de naissance"),
    IdentifierKind.PERSON: both("the name of a person", "le nom d’une personne"),
}

FLAG_PLACES: Mapping[FlagPlace, Phrase] = {
    FlagPlace.RUN: both("the run", "la génération"),
    FlagPlace.PROMPT: both("the prompt", "le prompt"),
    FlagPlace.NEGATIVE_PROMPT: both("the negative prompt", "le prompt négatif"),
    FlagPlace.INPUT: both("the name of an input", "le nom d’un élément fourni"),
    FlagPlace.MODEL: both("the name of a model", "le nom d’un modèle"),
}

_HOW: Mapping[FlagReason, Phrase] = {
    FlagReason.NAME: both("by name", "sous son nom"),
    FlagReason.ALIAS: both("by another name", "sous un autre nom"),
    FlagReason.MISSPELT: both("misspelt", "mal orthographié"),
    FlagReason.MANNER: both(
        "after words that lead up to an artist", "après des mots qui annoncent un artiste"
    ),
    FlagReason.FORM: both("by its form", "d’après sa forme"),
    FlagReason.CHECK_DIGITS: both(
        "by its form, and its check digits are right",
        "d’après sa forme, et sa clé de contrôle est juste",
    ),
}

_SAID: Mapping[FlagReason, Phrase] = {
    FlagReason.NO_DECLARATION: both(
        "The file says that {subject} made it, and no declaration covers it.",
        "Le fichier dit que {subject} l’a produit, et aucune déclaration ne le couvre.",
    ),
    FlagReason.DECLARED_WITHOUT_AI: both(
        "The file says that {subject} made it; the declaration says that the tool only assists.",
        "Le fichier dit que {subject} l’a produit ; selon la déclaration, l’outil ne fait "
        "qu’assister.",
    ),
    FlagReason.NOT_IN_TOOLS: both(
        "It was made with {subject}; the declaration names other tools.",
        "Il a été fait avec {subject} ; la déclaration nomme d’autres outils.",
    ),
    FlagReason.NO_MODEL_NAMED: both(
        "It was made with {subject}; the declaration names no tool with a model.",
        "Il a été fait avec {subject} ; la déclaration ne nomme aucun outil avec son modèle.",
    ),
    FlagReason.SHARED_WORDS: both(
        "In {place} stands text of the script {subject}, {lines}: “{text}”.",
        "On trouve dans {place} du texte du scénario {subject}, {lines} : « {text} ».",
    ),
}
_NAMED = both(
    "{place} names {subject}, {how}: “{text}”.", "{place} nomme {subject}, {how} : « {text} »."
)
_MAY_NAME = both(
    "Possible: {place} names {subject}, {how}: “{text}”.",
    "Possible : {place} nomme {subject}, {how} : « {text} ».",
)
_MAY_HOLD = both(
    "Possible: {place} holds {subject}, {how}: {text}.",
    "Possible : {place} contient {subject}, {how} : {text}.",
)
_ONE_LINE = both("line {first}", "ligne {first}")
_LINES = both("lines {first} to {last}", "lignes {first} à {last}")
_POSSIBLE = both("Possible: {said}", "Possible : {said}")
_LONGEST_TEXT = 160


def flag_said(flag: Flag, language: Language) -> str:
    """Return one flag as a sentence, with the reason; what is only possible begins with it."""
    values = {
        "place": FLAG_PLACES[flag.place].say(language),
        "subject": flag.subject,
        "text": _shortened(flag.text),
    }
    if flag.kind is FlagKind.PERSONAL_DATA:
        kind = IDENTIFIERS[IdentifierKind(flag.subject)].say(language)
        how = _HOW[flag.reason].say(language)
        return _upper(_MAY_HOLD.say(language, **values | {"subject": kind, "how": how}))
    if flag.reason in _HOW:
        how = _HOW[flag.reason].say(language)
        return _upper((_NAMED if flag.certain else _MAY_NAME).say(language, **values, how=how))
    said = _SAID[flag.reason].say(language, **values, lines=_lines(flag, language))
    if flag.certain or flag.kind is FlagKind.UNDECLARED_MODEL:
        return said
    return _POSSIBLE.say(language, said=said[0].lower() + said[1:])


def _lines(flag: Flag, language: Language) -> str:
    if flag.lines is None:
        return ""
    first, last = flag.lines
    return (_ONE_LINE if first == last else _LINES).say(language, first=first, last=last)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 1] + "…"


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]
