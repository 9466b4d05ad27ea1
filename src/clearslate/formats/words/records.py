"""What stands in a record, and until when, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.registry import ANY, ConsentKind
from clearslate.domain.roles import Role
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.register_forms import Entry
from clearslate.formats.words.answers import labelled, listed, short_answer
from clearslate.formats.words.dates import Counted, all_of, day_in_full
from clearslate.formats.words.outcomes import ROLES
from clearslate.formats.words.tongues import tongue_said

KINDS: Mapping[ConsentKind, Phrase] = {
    ConsentKind.WITH_PARTICIPATION: both(
        "a replica made with the performer", "une réplique créée avec l’artiste"
    ),
    ConsentKind.FROM_ENGAGEMENT_FOOTAGE: both(
        "a replica made from footage of the engagement",
        "une réplique créée à partir d’images de l’engagement",
    ),
    ConsentKind.FROM_OTHER_MATERIAL: both(
        "a replica made from other material",
        "une réplique créée à partir d’autres éléments",
    ),
    ConsentKind.ALTERATION: both(
        "an alteration of the performance", "une altération de l’interprétation"
    ),
    ConsentKind.DUB_OR_DOUBLE: both("dubbing, or a double", "un doublage, ou une doublure"),
    ConsentKind.TRAINING: both("training a model", "l’entraînement d’un modèle"),
}
_KINDS: Mapping[str, Phrase] = {
    **{kind.value: phrase for kind, phrase in KINDS.items()},
    ApprovalKind.ANSWER.value: both("an answer of the contact", "une réponse du contact"),
    ApprovalKind.APPROVAL.value: both("a written approval", "un accord écrit"),
    ApprovalKind.INPUTS.value: both("an approval of inputs", "un accord sur les entrées"),
}
BEYOND_PURPOSE: Mapping[str, Phrase] = {
    "training": both("training a model on the performer", "entraîner un modèle sur l’artiste"),
    "reuse": both("keeping the model", "conserver le modèle"),
}
ANYWHERE = both("anywhere", "partout")
ANY_LANGUAGE = both("any language", "toutes les langues")
EVERY_PRODUCTION = both("all productions", "toutes les productions")
NO_END = both("no end", "sans fin")
NOT_SAID = both("not said", "non précisé")

ENDS_TODAY = both("ends today", "prend fin aujourd’hui")
ENDS_IN = Counted(
    one=both("ends tomorrow", "prend fin demain"),
    many=both("ends in {n} days", "prend fin dans {n} jours"),
)
ENDED = {
    False: both("ended on {day}", "expiré le {day}"),
    True: both("ended on {day}", "expirée le {day}"),
}
"""By whether its kind of record is feminine in French."""
UNTIL = both("until {day}", "jusqu’au {day}")
WITHDRAWN = {
    False: both("withdrawn on {day}", "retiré le {day}"),
    True: both("withdrawn on {day}", "retirée le {day}"),
}
TO_BE_WITHDRAWN = {
    False: both("withdrawn as of {day}", "retiré à compter du {day}"),
    True: both("withdrawn as of {day}", "retirée à compter du {day}"),
}
_SOON = 90
_FEMININE = frozenset(("licence", "waiver"))
"""Registers whose records are feminine in French."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """How long a record holds: the state to show it by, if any, and the words."""

    state: str
    """`expired`, `escalate` for what ends soon, or empty."""
    words: str


def until_said(
    kind: str, ends: date | None, withdrawn: date | None, on: date, language: Language
) -> Until:
    """Return how long a record of register ``kind`` still holds on ``on``, and until when."""
    hers = kind in _FEMININE
    if withdrawn is not None:
        phrase = (WITHDRAWN if withdrawn <= on else TO_BE_WITHDRAWN)[hers]
        return Until(
            state="expired", words=phrase.say(language, day=day_in_full(withdrawn, language))
        )
    if ends is None:
        return Until(state="", words=NO_END.say(language))
    day = day_in_full(ends, language)
    if ends < on:
        return Until(state="expired", words=ENDED[hers].say(language, day=day))
    left = (ends - on).days
    if left == 0:
        return Until(state="escalate", words=ENDS_TODAY.say(language))
    if left <= _SOON:
        return Until(state="escalate", words=ENDS_IN.say(left, language))
    return Until(state="", words=UNTIL.say(language, day=day))


def value_said(entry: Entry, values: Iterable[str], language: Language) -> str:
    """Return what stands in one field of a record; *not said* where nothing does."""
    said = [choice_said(entry, value, language) for value in values]
    if not said:
        return _silence(entry).say(language)
    if entry.manner == "lines":
        return "\n".join(said)
    return listed(said, entry.fact, language) if entry.fact else all_of(said, language)


def _silence(entry: Entry) -> Phrase:
    return {"territories": ANYWHERE, "languages": ANY_LANGUAGE, "period.to": NO_END}.get(
        entry.path, NOT_SAID
    )


def choice_said(entry: Entry, value: str, language: Language) -> str:
    """Return one choice of a field, or one value that was typed, as people read it."""
    if entry.manner == "day":
        return day_in_full(date.fromisoformat(value), language)
    if entry.path == "kind":
        return _KINDS[value].say(language)
    if entry.path == "authority":
        return ROLES[Role(value)].say(language)
    if entry.path == "scope" and value == ANY:
        return EVERY_PRODUCTION.say(language)
    if entry.path == "languages":
        return tongue_said(value, language)
    if value in BEYOND_PURPOSE and entry.path == "purposes":
        return BEYOND_PURPOSE[value].say(language)
    if entry.fact:
        return labelled(load_fact_book().words[entry.fact], value, language)
    return short_answer(value, language) if entry.choices else value


def choices_said(entry: Entry, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the choices of a field with their words, in their natural order."""
    words = load_fact_book().catalogue[entry.fact].choices if entry.fact else ()
    return tuple((word, choice_said(entry, word, language)) for word in (*words, *entry.choices))


_WOULD = {
    "blocked": Counted(
        one=both("{n} use would be blocked", "{n} cas d’usage serait bloqué"),
        many=both("{n} uses would be blocked", "{n} cas d’usage seraient bloqués"),
    ),
    "stopped": Counted(
        one=both(
            "{n} use that goes ahead would have to wait",
            "{n} cas d’usage en cours devrait attendre",
        ),
        many=both(
            "{n} uses that go ahead would have to wait",
            "{n} cas d’usage en cours devraient attendre",
        ),
    ),
    "falls": Counted(
        one=both("{n} approval falls", "{n} accord tombe"),
        many=both("{n} approvals fall", "{n} accords tombent"),
    ),
    "freed": Counted(
        one=both("{n} use could go ahead", "{n} cas d’usage pourrait se poursuivre"),
        many=both("{n} uses could go ahead", "{n} cas d’usage pourraient se poursuivre"),
    ),
    "other": Counted(
        one=both(
            "{n} use would be determined otherwise",
            "{n} cas d’usage serait déterminé autrement",
        ),
        many=both(
            "{n} uses would be determined otherwise",
            "{n} cas d’usage seraient déterminés autrement",
        ),
    ),
}
_NOTHING = both(
    "Nothing changes for the uses that stand on it.",
    "Rien ne change pour les cas d’usage qui s’y appuient.",
)
_NOBODY = both("No use stands on it.", "Aucun cas d’usage ne s’y appuie.")
_BEYOND = Counted(
    one=both(
        "{n} more use stands on it and was not worked out beforehand; it is settled after the "
        "change.",
        "{n} autre cas d’usage s’y appuie et n’a pas été calculé d’avance ; il est réglé après "
        "la modification.",
    ),
    many=both(
        "{n} more uses stand on it and were not worked out beforehand; they are settled after "
        "the change.",
        "{n} autres cas d’usage s’y appuient et n’ont pas été calculés d’avance ; ils sont réglés "
        "après la modification.",
    ),
)


def would_follow(counts: Mapping[str, int], touched: int, beyond: int, language: Language) -> str:
    """Return what a change would do, in one or two sentences: *3 uses would be blocked...*.

    ``counts`` are numbers under `blocked`, `stopped`, `falls`, `freed` and `other`; ``touched``
    is how many uses stand on what is changed; ``beyond`` how many were not worked out.
    """
    if not touched and not beyond:
        return _NOBODY.say(language)
    parts = [_WOULD[key].say(counts[key], language) for key in _WOULD if counts.get(key)]
    said = f"{all_of(parts, language)}." if parts else _NOTHING.say(language)
    return f"{said} {_BEYOND.say(beyond, language)}" if beyond else said
