"""How a cut was accounted for, and what that does not prove."""

from collections.abc import Mapping

from clearslate.domain.cut_check import Account, Coverage, Covered
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, duration, number, percent

ACCOUNTS: Mapping[Account, Phrase] = {
    Account.BY_DECLARATION: Phrase(
        en="declared, known by name", fr="déclarés, reconnus par leur nom"
    ),
    Account.BY_PROVENANCE: Phrase(
        en="known by what the file says", fr="reconnus d’après ce que dit le fichier"
    ),
    Account.BY_DIGEST: Phrase(en="known by digest", fr="reconnus par leur empreinte"),
    Account.BY_FINGERPRINT: Phrase(
        en="known by fingerprint", fr="reconnus par leur empreinte perceptuelle"
    ),
    Account.NO_AI_FOUND: Phrase(en="no sign of AI found", fr="aucun indice d’IA"),
    Account.NOT_CHECKED: Phrase(en="not checked", fr="non vérifiés"),
}

EVENTS = Counted(
    one=Phrase(en="{n} event", fr="{n} événement"),
    many=Phrase(en="{n} events", fr="{n} événements"),
)
_NOT_CHECKED = Counted(
    one=Phrase(
        en="Of {all}, {n} ({share}) was not checked.",
        fr="Sur {all}, {n} ({share}) n’a pas été vérifié.",
    ),
    many=Phrase(
        en="Of {all}, {n} ({share}) were not checked.",
        fr="Sur {all}, {n} ({share}) n’ont pas été vérifiés.",
    ),
)
_ALL = Counted(
    one=Phrase(en="The one event was looked at.", fr="L’unique événement a été examiné."),
    many=Phrase(
        en="All {n} events were looked at.", fr="Les {n} événements ont tous été examinés."
    ),
)
_NO_EVENTS = Phrase(en="The cut has no events.", fr="Le montage n’a aucun événement.")
NO_PICTURES = Phrase(
    en="Events were recognised by names, digests and what files say of themselves. Picture and "
    "sound were not compared.",
    fr="Les événements ont été reconnus d’après les noms, les empreintes et ce que disent les "
    "fichiers. Image et son n’ont pas été comparés.",
)
PROVES_NOTHING = Phrase(
    en="Not checked is not clean: nobody and nothing has looked at those events.",
    fr="Non vérifié ne veut pas dire sans IA : personne ni rien n’a regardé ces événements.",
)


def coverage_sentence(coverage: Coverage, language: Language) -> str:
    """Return in one sentence how much of the cut nobody looked at."""
    total = sum(covered.events for covered in coverage.values())
    unchecked = coverage[Account.NOT_CHECKED]
    if not total:
        return _NO_EVENTS.say(language)
    if not unchecked.events:
        return _ALL.say(total, language)
    phrase = _NOT_CHECKED.one if unchecked.events == 1 else _NOT_CHECKED.many
    return phrase.say(
        language,
        all=EVENTS.say(total, language),
        n=number(unchecked.events, language),
        share=percent(unchecked.share, language),
    )


def covered_said(covered: Covered, language: Language) -> tuple[str, str, str]:
    """Return one row of the coverage: events, their length, their share."""
    return (
        number(covered.events, language),
        duration(covered.seconds, language),
        percent(covered.share, language),
    )
