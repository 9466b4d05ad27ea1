"""What registers filled in, and where they and the declarant spoke of the same thing."""

from collections.abc import Iterable, Mapping

from clearslate.domain.contradictions import Contradiction
from clearslate.domain.facts import Register
from clearslate.domain.said import Said
from clearslate.formats.facts import FactBook
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.answers import labelled
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.lapses import lapse_said
from clearslate.formats.words.tools import NO_NAMES, ToolNames, record_called

REGISTERS: Mapping[Register, Phrase] = {
    Register.TOOLS: Phrase(en="tool register", fr="registre des outils"),
    Register.CONSENTS: Phrase(en="consent register", fr="registre des consentements"),
    Register.LICENCES: Phrase(en="licence register", fr="registre des licences"),
    Register.APPROVALS: Phrase(en="approvals", fr="accords"),
    Register.PROVENANCE: Phrase(en="provenance", fr="provenance"),
    Register.CUT_CHECK: Phrase(en="cut check", fr="contrôle du montage"),
    Register.REFERENCE_MATCH: Phrase(en="reference match", fr="rapprochement des références"),
    Register.PROMPT_CHECK: Phrase(en="prompt check", fr="examen des prompts"),
}
_FILLED_IN = Phrase(en="{question} {answer} ({source}).", fr="{question} {answer} ({source}).")
_BOTH = Phrase(
    en="{question} {answer} ({source}); declared: {declared}. What counts: {counts}.",
    fr="{question} {answer} ({source}) ; déclaré : {declared}. Ce qui compte : {counts}.",
)
_HANGS_ON = Counted(
    one=Phrase(
        en="The register cannot tell while this question is open: {questions}",
        fr="Le registre ne peut le dire tant que cette question reste ouverte : {questions}",
    ),
    many=Phrase(
        en="The register cannot tell while these questions are open: {questions}",
        fr="Le registre ne peut le dire tant que ces questions restent ouvertes : {questions}",
    ),
)
_ABOUT = Phrase(en="{source}, about {about}", fr="{source}, pour {about}")
_CONTRADICTION = Phrase(
    en="{question} {given}: contradicts the answer to `{against}`, which stands; this one counts "
    "as not known.",
    fr="{question} {given} : contredit la réponse à « {against} », qui prévaut ; celle-ci compte "
    "comme inconnue.",
)


def said_in_words(
    said: Said, book: FactBook, language: Language, tools: ToolNames = NO_NAMES
) -> str:
    """Return what a register answered; where both spoke and differ, both sides and what counts.

    Records of ``tools`` are called by the names given there, all others by their reference.
    """
    words = book.words[said.word.fact]
    values = {
        "question": words.question.say(language),
        "answer": labelled(words, said.word.answer, language),
        "source": source_of(said, language, tools),
    }
    if said.declared is None or said.declared == said.word.answer:
        told = _FILLED_IN.say(language, **values)
    else:
        declared = labelled(words, said.declared, language)
        counts = labelled(words, said.counts, language)
        told = _BOTH.say(language, **values, declared=declared, counts=counts)
    if said.word.lapse is not None:
        told = f"{told} {lapse_said(said.word.lapse, language, tools)}"
    hangs = hanging_said((said,), book, language)
    return f"{told} {hangs}" if hangs else told


def hanging_said(said: Iterable[Said], book: FactBook, language: Language) -> str:
    """Return which open questions keep registers from an answer; empty where none does."""
    facts = dict.fromkeys(fact for each in said for fact in each.word.hangs_on)
    questions = [book.words[fact].question.say(language) for fact in facts]
    if not questions:
        return ""
    phrase = _HANGS_ON.one if len(questions) == 1 else _HANGS_ON.many
    return phrase.say(language, questions=" ".join(questions))


def source_of(said: Said, language: Language, tools: ToolNames = NO_NAMES) -> str:
    """Return the register that answered, with its record and whom or what it is about."""
    source, word = REGISTERS[said.word.register].say(language), said.word
    if word.reference is not None:
        source = f"{source}, {record_called(word.register, word.reference, tools)}"
    return _ABOUT.say(language, source=source, about=said.about) if said.about else source


def contradiction_said(found: Contradiction, book: FactBook, language: Language) -> str:
    """Return which answer cannot stand beside which other, and what that makes of it."""
    words = book.words[found.fact]
    against = book.words.get(found.against)
    return _CONTRADICTION.say(
        language,
        question=words.question.say(language),
        given=labelled(words, found.given, language),
        against=against.question.say(language) if against else found.against,
    )
