"""What a change of rules would do to declarations on file, as a table with real examples."""

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.tally import Tally
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_lines import Manner, columns, padded, widest
from clearslate.formats.words.dates import number
from clearslate.formats.words.outcomes import outcome_word

_FIRST = Phrase(
    en="{moved} of {all} declarations would have another outcome.",
    fr="{moved} déclarations sur {all} auraient une autre issue.",
)
_EMPTY = Phrase(
    en="There is no declaration to determine again.",
    fr="Il n’y a aucune déclaration à déterminer à nouveau.",
)
_NOW = Phrase(en="now", fr="aujourd’hui")
_THEN = Phrase(en="would become", fr="deviendrait")
_EXAMPLES = Phrase(en="Examples", fr="Exemples")
_EXAMPLE = Phrase(en="{before} to {after}: {names}", fr="de {before} à {after} : {names}")


def impact_text(tally: Tally, language: Language, *, colour: bool) -> str:
    """Return how many declarations move from which outcome to which, and up to three of each."""
    manner = Manner(language=language, colour=colour)
    if not tally.count:
        return _EMPTY.say(language) + "\n"
    moved, every = (number(count, language) for count in (tally.moved, tally.count))
    said = _FIRST.say(language, moved=moved, all=every)
    lines = [*manner.paragraph(said, indent=0), "", *_matrix(tally, language)]
    lines += manner.section(_EXAMPLES.say(language), _examples(tally, manner))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _matrix(tally: Tally, language: Language) -> list[str]:
    words = {outcome: outcome_word(outcome, language) for outcome in Outcome}
    rows = [[f"{_NOW.say(language)} / {_THEN.say(language)}", *words.values()]]
    for before in Outcome:
        counts = (number(tally.matrix[before, after], language) for after in Outcome)
        rows.append([words[before], *counts])
    first, *widths = (widest(column) for column in zip(*rows, strict=True))
    return [
        "  "
        + padded(row[0], first)
        + "".join(
            " " * (2 + width - columns(cell)) + cell
            for cell, width in zip(row[1:], widths, strict=True)
        )
        for row in rows
    ]


def _examples(tally: Tally, manner: Manner) -> list[str]:
    lines: list[str] = []
    for (before, after), names in sorted(tally.examples.items()):
        said = _EXAMPLE.say(
            manner.language,
            before=outcome_word(before, manner.language),
            after=outcome_word(after, manner.language),
            names=", ".join(names),
        )
        lines += manner.paragraph(said)
    return lines
