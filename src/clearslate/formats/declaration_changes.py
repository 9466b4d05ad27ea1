"""What differs between two declarations of a use, one of which took the place of the other.

What names a declaration, its reference and its day, is no difference: it is another one anyway.
"""

from collections.abc import Iterable, Iterator, Mapping

from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.facts import Answer
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.use_changes import NOT_THERE, Changed, Part, answer_said
from clearslate.formats.words.dates import all_of
from clearslate.formats.words.tools import NO_NAMES, ToolNames

_TITLE = both("Title", "Titre")
_PARTNER = both("Partner", "Partenaire")
_CONTACT = both("Contact", "Contact")
_STEPS = both("Steps", "Étapes")
_STEP = both("{step} ({tool})", "{step} ({tool})")
_PERFORMERS = both("Performers", "Interprètes")
_MAKES = both("Makes", "Produit")
_WORKS = both("Works", "Œuvres")


def declared_otherwise(
    before: Declaration,
    after: Declaration,
    book: FactBook,
    language: Language,
    tools: ToolNames = NO_NAMES,
) -> tuple[Changed, ...]:
    """Return what the later declaration states otherwise than the one before it."""
    texts = _texts(before, language, tools), _texts(after, language, tools)
    answers = dict(_answers(before)), dict(_answers(after))
    return (*_of_texts(*texts, language), *_of_answers(*answers, book, language))


def _texts(stated: Declaration, language: Language, tools: ToolNames) -> Mapping[Phrase, str]:
    return {
        _TITLE: stated.title,
        _PARTNER: stated.partner,
        _CONTACT: stated.contact,
        _STEPS: all_of((_step(each, language, tools) for each in stated.pipeline), language),
        _PERFORMERS: all_of((each.performer for each in stated.people), language),
        _MAKES: all_of(stated.assets, language),
        _WORKS: all_of(stated.works, language),
    }


def _step(step: Step, language: Language, tools: ToolNames) -> str:
    if step.tool is None:
        return step.step
    return _STEP.say(language, step=step.step, tool=tools.get(step.tool, step.tool))


def _of_texts(
    old: Mapping[Phrase, str], new: Mapping[Phrase, str], language: Language
) -> Iterator[Changed]:
    for phrase, was in old.items():
        if was != new[phrase]:
            yield Changed(
                part=Part.DECLARED,
                what=phrase.say(language),
                about="",
                before=was or NOT_THERE.say(language),
                after=new[phrase] or NOT_THERE.say(language),
            )


_Answers = Mapping[tuple[str, str], Answer]


def _answers(stated: Declaration) -> Iterator[tuple[tuple[str, str], Answer]]:
    for about, answers in (("", stated.answers), *_parts((*stated.pipeline, *stated.people))):
        for fact, answer in answers.items():
            yield (about, fact), answer


def _parts(parts: Iterable[Step | Person]) -> Iterator[tuple[str, Mapping[str, Answer]]]:
    for part in parts:
        yield part.step if isinstance(part, Step) else part.performer, part.answers


def _of_answers(
    old: _Answers, new: _Answers, book: FactBook, language: Language
) -> Iterator[Changed]:
    keys = sorted({*old, *new}, key=lambda key: (key[0], book.catalogue.position(key[1])))
    for about, fact in keys:
        was, now = old.get((about, fact)), new.get((about, fact))
        if was != now and fact in book.words:
            yield Changed(
                part=Part.FACT,
                what=book.words[fact].question.say(language),
                about=about,
                before=answer_said(was, fact, book, language),
                after=answer_said(now, fact, book, language),
                fact=fact,
            )
