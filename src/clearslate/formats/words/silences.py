"""Why a rule has nothing to say of a use: the answers that ruled it out."""

from clearslate.domain.policy.silence import RuledOut, Silence
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.answers import labelled

_SAID = Phrase(en="{question} {answer}.", fr="{question} {answer}.")
_NEVER = Phrase(
    en="The readings that were chosen leave it out.", fr="Les lectures retenues l’écartent."
)


def silence_said(silence: Silence, book: FactBook, language: Language) -> str:
    """Return which answers keep a rule silent, as questions with their answers."""
    said = [_answer_said(each, book, language) for each in silence.ruled_out_by]
    return " ".join(said) if said else _NEVER.say(language)


def _answer_said(ruled_out: RuledOut, book: FactBook, language: Language) -> str:
    words = book.words[ruled_out.fact]
    question = words.question.say(language)
    answer = labelled(words, ruled_out.answer, language)
    return _SAID.say(language, question=question, answer=answer)
