"""An interview: one question at a time, the outcome so far beside it, and a way back.

What has been answered is the whole state; the next question is computed from it.
"""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import click

from clearslate.cli.speech import speaking
from clearslate.cli.terminal import colour
from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import NO, UNSURE, YES, Answer, Kind
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.policy.ask import next_question, questions
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.decide import decide
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.facts import FactWords, load_fact_book
from clearslate.formats.phrase import Phrase
from clearslate.formats.report_lines import Manner
from clearslate.formats.shapes import Misfit
from clearslate.formats.spellings import DAY
from clearslate.formats.words.interview import NOT_SURE, NOTHING_LEFT, SO_FAR
from clearslate.formats.words.outcomes import MEANINGS, outcome_word
from clearslate.formats.words.verdicts import OUTCOME_MARKS

_PROMPT_ONE = Phrase(en="Your answer", fr="Votre réponse")
_PROMPT_SEVERAL = Phrase(en="Your answers, such as 1,3", fr="Vos réponses, par exemple 1,3")
_PROMPT_DAY = Phrase(en="A day such as 2026-03-31", fr="Un jour comme 2026-03-31")
_AGAIN = Phrase(
    en="That is none of the answers. Type a number, ? for help, u for unsure, b to go back, q to "
    "stop.",
    fr="Ce n’est aucune des réponses. Tapez un numéro, ? pour l’aide, u si vous ne savez pas, "
    "b pour revenir, q pour arrêter.",
)
_STOPPED = Phrase(
    en="Stopped. What you did not answer counts as unsure.",
    fr="Arrêté. Ce à quoi vous n’avez pas répondu compte comme incertain.",
)
_NOTHING_BEFORE = Phrase(en="This is the first question.", fr="C’est la première question.")

_Parsed = Answer | None


class Interview:
    """Holds one interview; each answer is handed to ``save`` before the next question."""

    def __init__(
        self,
        declaration: Declaration,
        rules: Ruleset,
        around: Surroundings,
        save: Callable[[Declaration], None],
    ) -> None:
        self._declaration = declaration
        self._rules = rules
        self._around = around
        self._save = save
        self._book = load_fact_book()
        self._topics = {fact: words.topic for fact, words in self._book.words.items()}
        self._titles = {topic.id: topic.title for topic in self._book.topics}
        self._asked: list[str] = []
        self._topic = ""

    def hold(self) -> Outcome:
        """Ask until nothing can change any more, or until the person stops."""
        self._save(self._declaration)
        self._say(NOTHING_LEFT if self._all_asked() else _STOPPED)
        return self._outcome()

    def _all_asked(self) -> bool:
        """Ask until nothing can change any more; False where the person stopped or went away."""
        try:
            while (fact := self._next()) is not None:
                if not self._ask(self._book.words[fact]):
                    return False
        except click.Abort:
            click.echo(err=True)
            return False
        return True

    def _next(self) -> str | None:
        facts = fill(self._declaration, self._around).facts
        return next_question(self._rules, facts, self._topics)

    def _outcome(self) -> Outcome:
        """Show where the use stands, and return it."""
        language = speaking()
        outcome = decide(self._rules, fill(self._declaration, self._around).facts).outcome
        manner = Manner(language=language, colour=colour())
        word = outcome_word(outcome, language).upper()
        click.echo(manner.painted(word, OUTCOME_MARKS[outcome].state), err=True)
        click.echo(MEANINGS[outcome].say(language), err=True)
        return outcome

    def _ask(self, words: FactWords) -> bool:
        """Ask one question until it is answered, left or undone; False ends the interview."""
        self._show(words)
        while True:
            typed = click.prompt(self._prompt(words), err=True, prompt_suffix="> ").strip()
            if typed in ("q", "Q"):
                return False
            if typed in ("b", "B"):
                self._back()
                return True
            if typed == "?":
                self._help(words)
                continue
            answer = self._parsed(words, typed)
            if answer is not None:
                self._answer(words.fact, answer)
                return True
            self._say(_AGAIN)

    def _show(self, words: FactWords) -> None:
        language = speaking()
        if words.topic != self._topic:
            self._topic = words.topic
            click.echo(f"\n— {self._titles[words.topic].say(language)} —", err=True)
        facts = fill(self._declaration, self._around).facts
        outcome = outcome_word(decide(self._rules, facts).outcome, language)
        left = len(questions(self._rules, facts)) - 1
        click.echo(f"\n{words.question.say(language)}", err=True)
        for place, label in enumerate(words.labels.values(), start=1):
            click.echo(f"  {place}  {label.say(language)}", err=True)
        click.echo(f"  u  {NOT_SURE.say(language)}", err=True)
        click.echo(SO_FAR.say(language, outcome=outcome, left=left), err=True)

    def _help(self, words: FactWords) -> None:
        language = speaking()
        for said in (words.help, words.example):
            for line in Manner(language=language).paragraph(said.say(language)):
                click.echo(line, err=True)

    def _prompt(self, words: FactWords) -> str:
        kind = self._rules.catalogue[words.fact].kind
        prompts = {Kind.SEVERAL: _PROMPT_SEVERAL, Kind.DAY: _PROMPT_DAY}
        return prompts.get(kind, _PROMPT_ONE).say(speaking())

    def _parsed(self, words: FactWords, typed: str) -> _Parsed:
        fact = self._rules.catalogue[words.fact]
        if typed.casefold() in ("u", UNSURE):
            return UNSURE
        if fact.kind is Kind.DAY:
            return _day(typed)
        choices = [_choice(each.strip(), fact.choices, words) for each in typed.split(",")]
        chosen = frozenset(each for each in choices if each is not None)
        if None in choices or not chosen:
            return None
        if fact.kind is Kind.SEVERAL:
            return chosen
        return next(iter(chosen)) if len(chosen) == 1 else None

    def _answer(self, fact: str, answer: Answer) -> None:
        self._asked.append(fact)
        self._state(MappingProxyType({**self._declaration.answers, fact: answer}))

    def _back(self) -> None:
        if not self._asked:
            self._say(_NOTHING_BEFORE)
            return
        last = self._asked.pop()
        kept = {f: answer for f, answer in self._declaration.answers.items() if f != last}
        self._state(MappingProxyType(kept))

    def _state(self, answers: "MappingProxyType[str, Answer]") -> None:
        self._declaration = replace(self._declaration, answers=answers)
        self._save(self._declaration)

    def _say(self, phrase: Phrase) -> None:
        click.echo(phrase.say(speaking()), err=True)


def _choice(typed: str, choices: tuple[str, ...], words: FactWords) -> str | None:
    """Return the choice that was typed: by number, by id, or by its label's first letter."""
    shown = [*words.labels]
    if typed.isdecimal() and 0 < int(typed) <= len(shown):
        return shown[int(typed) - 1]
    if typed in choices:
        return typed
    short = {"y": YES, "o": YES, "n": NO}
    return short.get(typed.casefold()) if set(choices) == {YES, NO} else None


def _day(typed: str) -> Answer | None:
    try:
        return DAY.read(typed)
    except Misfit:
        return None
