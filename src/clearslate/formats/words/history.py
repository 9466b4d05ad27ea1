"""What the audit log says of a use, told to those who may read it."""

import json
from collections.abc import Mapping
from typing import Any

from clearslate.domain.people import Office
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.words.dates import all_of
from clearslate.formats.words.offices import office_said
from clearslate.formats.words.outcomes import OUTCOMES

_ACTS: Mapping[str, Phrase] = {
    "imported": both("{who} imported it.", "{who} l’a importé."),
    "declared": both("{who} declared it.", "{who} l’a déclaré."),
    "determined": both("Determined: {outcome}. {because}", "Détermination : {outcome}. {because}"),
    "superseded": both("{who} superseded it by {by}.", "{who} l’a remplacé par {by}."),
    "approved": both(
        "{who} approved in writing ({role}, {approval}).",
        "{who} a donné son accord écrit ({role}, {approval}).",
    ),
    "answered": both(
        "{who} answered that it may go ahead ({role}, {approval}).",
        "{who} a répondu que cela peut se poursuivre ({role}, {approval}).",
    ),
    "change_asked": both(
        "{who} asked for a change ({role}): {reason}",
        "{who} a demandé une modification ({role}) : {reason}",
    ),
    "refused": both("{who} refused ({role}): {reason}", "{who} a refusé ({role}) : {reason}"),
    "withdrawn": both("{who} withdrew it: {reason}", "{who} l’a retiré : {reason}"),
    "asked_again": both("{who} asked again.", "{who} a redemandé."),
    "revoked": both(
        "{who} took back {approval}: {reason}", "{who} a retiré {approval} : {reason}"
    ),
    "overrode": both(
        "{who} let it go ahead by emergency override: {reason}",
        "{who} l’a laissé se poursuivre par dérogation d’urgence : {reason}",
    ),
    "override_stands": both(
        "{who} reviewed the emergency override and lets it stand: {reason}",
        "{who} a examiné la dérogation d’urgence et la maintient : {reason}",
    ),
    "override_ended": both(
        "{who} ended the emergency override: {reason}",
        "{who} a mis fin à la dérogation d’urgence : {reason}",
    ),
    "commented": both("{who} wrote in the conversation.", "{who} a écrit dans la conversation."),
    "confided": both("{who} wrote a confidential note.", "{who} a écrit une note confidentielle."),
    "passed_on": both("{who} passed a task to {to}.", "{who} a confié une tâche à {to}."),
    "handed_on": both(
        "Its day went by: handed to whoever else can ({office}).",
        "Le délai est passé : ouvert à toute personne habilitée ({office}).",
    ),
    "turn_came": both(
        "The turn came of {offices}.", "C’est au tour de ces fonctions : {offices}."
    ),
    "held_back": both(
        "Waits again for others: {offices}.", "Attend de nouveau d’autres accords : {offices}."
    ),
    "noted": both("{who} marked it as read.", "{who} l’a marqué comme lu."),
    "evidence_added": both(
        "{who} brought what {n} of its files say ({name}).",
        "{who} a déposé ce que disent ses fichiers ({n}, {name}).",
    ),
    "evidence_answered": both(
        "{who} answered why {name} differs: {reason}",
        "{who} a répondu pourquoi {name} diffère\u00a0: {reason}",
    ),
    "evidence_answered_together": both(
        "{who} answered why {n} of its files differ: {reason}",
        "{who} a répondu pourquoi ses fichiers diffèrent ({n})\u00a0: {reason}",
    ),
    "evidence_moved": both(
        "What its files say went on to {to} ({n}).",
        "Ce que disent ses fichiers est passé à {to} ({n}).",
    ),
    "evidence_taken_over": both(
        "What the files of {before} say is held against this declaration ({n}); {asks} to be "
        "answered.",
        "Ce que disent les fichiers de {before} est confronté à cette déclaration ({n})\u202f; "
        "à répondre\u00a0: {asks}.",
    ),
    "attached": both("{who} attached {name}.", "{who} a joint {name}."),
    "detached": both("{who} took off {name}.", "{who} a retiré la pièce {name}."),
}
_IN_STEAD = both("{role}, for {stead}", "{role}, pour {stead}")
_OTHER = both("{who}: {act}", "{who} : {act}")
_BECAUSE: Mapping[str, Phrase] = {
    "declared": both("On being declared.", "Lors de la déclaration."),
    "imported": both("On import.", "Lors de l’importation."),
    "approved": both("After an approval.", "Après un accord."),
    "answered": both("After an answer.", "Après une réponse."),
    "change_asked": both("A change is asked for.", "Une modification est demandée."),
    "refused": both("It was refused.", "Après un refus."),
    "asked_again": both("It was asked again.", "Redemandé."),
    "revoked": both("An approval was taken back.", "Un accord a été retiré."),
    "overrode": both("By emergency override.", "Par dérogation d’urgence."),
    "override_ended": both("The override ended.", "La dérogation a pris fin."),
    "superseded": both("It was superseded.", "Il a été remplacé."),
    "the day": both(
        "Something began or ended with the day.", "Quelque chose a commencé ou pris fin ce jour."
    ),
    "attached": both("A file was attached.", "Une pièce a été jointe."),
    "consent changed": both("A consent changed.", "Un consentement a changé."),
    "tool changed": both("The record of a tool changed.", "La fiche d’un outil a changé."),
    "licence changed": both("A licence changed.", "Une licence a changé."),
}


class _Known(dict[str, object]):
    """Values of an entry; what it does not say is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def history_said(entry: str, language: Language) -> str:
    """Return one entry of the log, given as its canonical text, as a sentence.

    Names are said without addresses; an act that nobody worded is told by its own word.
    """
    told = json.loads(entry)
    details: Mapping[str, Any] = told["details"]
    who = str(told["actor"]).split(" <", 1)[0]
    phrase = _ACTS.get(told["act"])
    if phrase is None:
        return _OTHER.say(language, who=who, act=told["act"].replace("_", " "))
    values = _Known({key: str(value) for key, value in details.items()})
    values["who"] = who
    values["outcome"] = _outcome(details, language)
    values["because"] = _because(details, language)
    for key in ("role", "office"):
        if details.get(key):
            values[key] = office_said(Office(details[key]), language)
    if details.get("stead"):
        values["role"] = _IN_STEAD.say(language, role=values["role"], stead=values["stead"])
    if details.get("offices"):
        offices = (office_said(Office(each), language) for each in details["offices"])
        values["offices"] = all_of(offices, language)
    text = phrase.fr if language is Language.FRENCH else phrase.en
    return text.format_map(values).strip()


def _outcome(details: Mapping[str, Any], language: Language) -> str:
    word = details.get("outcome")
    return next((p.say(language) for o, p in OUTCOMES.items() if o.word == word), "–")


def _because(details: Mapping[str, Any], language: Language) -> str:
    phrase = _BECAUSE.get(str(details.get("because", "")))
    return phrase.say(language) if phrase is not None else ""
