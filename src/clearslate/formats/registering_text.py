"""What a sweep entered into the register, as plain text: only what a person should see.

Read next: ``tool_proposals.py`` for the records of tools that it proposes.
"""

from collections.abc import Iterator, Mapping

from clearslate.domain.disclosed import Flag, FlagKind
from clearslate.domain.provenance import Evidence, Origin, Seal
from clearslate.domain.registration import Entered, NameTaken, NotReadIn, Registration
from clearslate.domain.sequences import ImageSequence
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.report_lines import Manner, harmless
from clearslate.formats.words.dates import Counted, all_of, number
from clearslate.formats.words.disclosed import flag_said
from clearslate.formats.words.provenance import (
    COMES_TO,
    INSPECTED,
    NOT_READ,
    ORIGIN_MARKS,
    SEALS,
    SWEEP_CAVEAT,
    origin_word,
)
from clearslate.formats.words.reasons import difference_said

_MOST_FLAGS, _MOST_GAPS, _LONGEST = 40, 8, 200
_MANIFEST = both("C2PA manifest", "Manifeste C2PA")
_FRAMES = Counted(one=both("{n} frame", "{n} image"), many=both("{n} frames", "{n} images"))
_RANGE = both("{frames}, {first} to {last}", "{frames}, de {first} à {last}")
_MISSING = Counted(
    one=both("{n} missing", "{n} manquante"), many=both("{n} missing", "{n} manquantes")
)
_GAPS = both("{sequence}; {missing}: {gaps}.", "{sequence} ; {missing} : {gaps}.")
_GAP = both("{first} to {last}", "de {first} à {last}")
_AND_MORE = both("{n} more", "{n} de plus")
_ENTERED: Mapping[Entered, Phrase] = {
    Entered.KNOWN_OTHERWISE: both(
        "It stands in the register already, and not under {reference}; its line stays as it is.",
        "Il figure déjà au registre, et pas sous {reference} ; sa ligne reste telle quelle.",
    ),
    Entered.NOT_READ: both(
        "Not registered, because it could not be read.",
        "Non enregistré : impossible de le lire.",
    ),
    Entered.NOT_NAMED: both(
        "Not registered: a name in the register is text of at most 500 characters.",
        "Non enregistré : un nom au registre est un texte de 500 caractères au plus.",
    ),
}
_TAKEN: Mapping[NameTaken, Phrase] = {
    NameTaken.OTHER_DIGEST: both(
        "The register has another asset of this name, with another digest.",
        "Le registre contient un autre élément de ce nom, avec une autre empreinte.",
    ),
    NameTaken.NO_DIGEST: both(
        "The register has an asset of this name without a digest; it may be the same.",
        "Le registre contient un élément de ce nom sans empreinte ; c’est peut-être le même.",
    ),
}
_UNDECLARED = both(
    "The file declares AI; the declaration says that the tool only assists.",
    "Le fichier déclare de l’IA ; selon la déclaration, l’outil ne fait qu’assister.",
)
_MORE_FLAGS = both("{n} more; --json gives them all.", "{n} de plus ; --json les donne tous.")
_COLON = both(": ", " : ")

_ASSETS = Counted(one=both("{n} asset", "{n} élément"), many=both("{n} assets", "{n} éléments"))
_DONE = both(
    "{assets} registered under {reference}, from {files} read: {origins}.",
    "Sous {reference}, au registre : {assets} ; lecture : {files} ; {origins}.",
)
_WOULD = both(
    "{assets} to be registered under {reference}, from {files} read: {origins}. Nothing was "
    "written.",
    "Sous {reference}, à enregistrer : {assets} ; lecture : {files} ; {origins}. Rien n’a été "
    "écrit.",
)
_ALREADY = both(
    "In the register already, and left as they are: {n}.",
    "Déjà au registre, laissés tels quels : {n}.",
)
_REFUSED = both("Not registered: {n}.", "Non enregistrés : {n}.")
_PEOPLE = both("For a person to look at: {n}.", "À examiner par une personne : {n}.")
_TOOLS = both(
    "Tools that the register does not know. Complete each record, and keep it under its name:",
    "Outils que le registre ne connaît pas. Complétez chaque fiche et conservez-la sous son nom :",
)
_ORDER = (Origin.AI_DECLARED, Origin.AI_EDITED, Origin.UNKNOWN, Origin.NO_SIGN)


def registration_text(registration: Registration, language: Language, *, colour: bool) -> str:
    """Return what is said of one asset; nothing where nobody has to look and no frame lacks."""
    sequence = registration.sequence
    if not registration.needs_person and not (sequence is not None and sequence.gaps):
        return ""
    manner = Manner(language=language, colour=colour)
    path = harmless(f"{registration.folder}/{registration.asset.name}")
    lines = [f"{manner.marked(ORIGIN_MARKS[registration.origin])}  {path}"]
    for said in _sentences(registration, language):
        lines += manner.paragraph(said)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sentences(registration: Registration, language: Language) -> Iterator[str]:
    if registration.sequence is not None:
        yield _frames(registration.sequence, language)
    if registration.entered in _ENTERED:
        reference = ", ".join(registration.asset.declarations)
        yield _ENTERED[registration.entered].say(language, reference=reference)
    if registration.origin is Origin.UNKNOWN and registration.left_open is not None:
        yield _left_open(registration.left_open, language)
    yield from (_missed(each, language) for each in registration.not_read)
    if registration.name_taken is not None:
        yield _TAKEN[registration.name_taken].say(language)
    if registration.ai_undeclared:
        yield _UNDECLARED.say(language)
    yield from (difference_said(each, language) for each in registration.differences)
    flags = _not_said_yet(registration)
    yield from (flag_said(each, language) for each in flags[:_MOST_FLAGS])
    more = len(flags) - _MOST_FLAGS
    if more > 0:
        yield _MORE_FLAGS.say(language, n=number(more, language))


def _not_said_yet(registration: Registration) -> list[Flag]:
    """Return the flags, but for models that a difference names already."""
    named = {name for each in registration.differences for name in each.actual}
    undeclared = FlagKind.UNDECLARED_MODEL
    return [f for f in registration.flags if f.kind is not undeclared or f.subject not in named]


def _left_open(left: Seal | Evidence, language: Language) -> str:
    colon = _COLON.say(language)
    if isinstance(left, Seal):
        return f"{_MANIFEST.say(language)}{colon}{SEALS[left].say(language)}."
    said = left.statement if len(left.statement) <= _LONGEST else left.statement[:_LONGEST] + "…"
    return f"{left.place}{colon}{said} ({COMES_TO[Origin.UNKNOWN].say(language)})."


def _frames(sequence: ImageSequence, language: Language) -> str:
    said = _RANGE.say(
        language,
        frames=_FRAMES.say(len(sequence.numbers), language),
        first=sequence.first,
        last=sequence.last,
    )
    gaps = sequence.gaps
    if not gaps:
        return said + "."
    shown = [_gap(each, language) for each in gaps[:_MOST_GAPS]]
    if len(gaps) > _MOST_GAPS:
        shown.append(_AND_MORE.say(language, n=number(len(gaps) - _MOST_GAPS, language)))
    missing = _MISSING.say(sequence.missing, language)
    return _GAPS.say(language, sequence=said, missing=missing, gaps=all_of(shown, language))


def _gap(gap: tuple[int, int], language: Language) -> str:
    first, last = gap
    return str(first) if first == last else _GAP.say(language, first=first, last=last)


def _missed(missed: NotReadIn, language: Language) -> str:
    part, colon = missed.part, _COLON.say(language)
    said = f"{missed.file}{colon}{part.place}{colon}{NOT_READ[part.why].say(language)}"
    return f"{said} ({part.detail})." if part.detail else f"{said}."


def registering_summary(
    entered: Mapping[Entered, int],
    origins: Mapping[Origin, int],
    numbers: tuple[int, int],
    reference: str,
    language: Language,
    *,
    written: bool,
) -> str:
    """Return how many assets became what.

    ``numbers`` are the files that were read and the assets that a person should look at.
    """
    files, people = numbers
    said = (_DONE if written else _WOULD).say(
        language,
        assets=_ASSETS.say(entered.get(Entered.REGISTERED, 0), language),
        reference=reference,
        files=INSPECTED.say(files, language),
        origins=", ".join(
            f"{number(origins.get(each, 0), language)} {origin_word(each, language)}"
            for each in _ORDER
        ),
    )
    known = entered.get(Entered.KNOWN, 0) + entered.get(Entered.KNOWN_OTHERWISE, 0)
    refused = entered.get(Entered.NOT_READ, 0) + entered.get(Entered.NOT_NAMED, 0)
    rest = [
        phrase.say(language, n=number(n, language))
        for phrase, n in ((_ALREADY, known), (_REFUSED, refused), (_PEOPLE, people))
        if n
    ]
    return "\n".join([said, *rest, SWEEP_CAVEAT.say(language)]) + "\n"


def proposals_head(language: Language) -> str:
    """Return the sentence above the records of tools that are proposed."""
    return _TOOLS.say(language)
