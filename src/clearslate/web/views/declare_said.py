"""What the intake's pages show: questions with their answers, topics, the outcome so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from clearslate.domain.facts import UNSURE, Answer, Kind
from clearslate.domain.policy.determination import Finding
from clearslate.domain.said import Said
from clearslate.domain.standing import Determined
from clearslate.formats.facts import FactBook, load_fact_book
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.findings import reason
from clearslate.formats.words.pages import declare as words
from clearslate.formats.words.registers import said_in_words
from clearslate.formats.words.tools import ToolNames
from clearslate.operations.intake import (
    ABOUT,
    FILES,
    PERFORMERS,
    STEPS,
    WORKS,
    Intake,
    is_of_person,
    place_of,
    topic_of,
)
from clearslate.operations.opening import Opened
from clearslate.records.drafts import DraftKept

MOST_REASONS = 3
"""How many reasons stand beside a question or an outcome."""
_LISTS: Mapping[str, Phrase] = {
    ABOUT: words.ABOUT,
    STEPS: words.STEPS,
    PERFORMERS: words.PERFORMERS,
    WORKS: words.WORKS,
    FILES: words.FILES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A draft as it is shown: opened beside its rules, in one language."""

    draft: DraftKept
    opened: Opened
    intake: Intake
    determined: Determined
    language: Language
    tools: ToolNames

    @property
    def book(self) -> FactBook:
        """The questions and their words."""
        return load_fact_book()

    @property
    def saved_at(self) -> str:
        """The hour of the last change, where the production is made."""
        zone = ZoneInfo(self.draft.production.time_zone)
        return f"{self.draft.changed_at.astimezone(zone):%H:%M}"

    def address(self, page: str) -> str:
        """Return where a page of the draft is."""
        return reverse("draft", args=[self.draft.production.handle, self.draft.number, page])


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that can be chosen: its word, its label, and what the label adds."""

    word: str
    label: str
    adds: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it stands on a page."""

    fact: str
    name: str
    """The name of its fields."""
    anchor: str
    """Where it stands on the page; errors point there."""
    kind: str
    """`one`, `several` or `day`."""
    asks: str
    helps: str
    example: str
    choices: tuple[Choice, ...]
    unsure: bool
    day: str
    answered: bool
    filled: tuple[str, ...]
    why: tuple["Reason", ...]
    """Why it is asked: the rules that hang on it."""
    is_short: bool = False
    """Whether its answers fit on one line: yes and no beside questions of the same kind."""
    for_register: bool = False
    """Whether a consent on file waits for the answer."""
    error: str = ""


def question(
    view: View, fact: str, answer: Answer | None, said: Iterable[Said], why: Iterable[Finding]
) -> Question:
    """Return one question with the answer given, what registers say of it, and why it is asked."""
    known = view.book.words[fact]
    kind = view.book.catalogue[fact].kind
    chosen = answer if isinstance(answer, frozenset) else frozenset((answer,))
    shapes = {Kind.SEVERAL: "several", Kind.DAY: "day"}
    return Question(
        fact=fact,
        name=f"a.{fact}",
        anchor=fact,
        kind=shapes.get(kind, "one"),
        asks=known.question.say(view.language),
        helps=known.help.say(view.language).strip(),
        example=known.example.say(view.language).strip(),
        choices=tuple(
            _choice(word, label.say(view.language), word in chosen)
            for word, label in known.labels.items()
        ),
        unsure=answer == UNSURE,
        day=answer.isoformat() if isinstance(answer, date) else "",
        answered=answer is not None,
        filled=filled_said(said, view),
        why=reasons_of(why, view),
        is_short=kind is Kind.YES_NO,
    )


def _choice(word: str, label: str, chosen: bool) -> Choice:
    head, colon, adds = label.partition(":")
    return Choice(word=word, label=head.strip(), adds=adds.strip() if colon else "", chosen=chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one rule objects, and the clauses of its pack that it stands on."""

    state: str
    said: str
    pack: str
    clauses: tuple[str, ...]


def reasons_of(findings: Iterable[Finding], view: View) -> tuple[Reason, ...]:
    """Return what rules object, a reason each."""
    return tuple(
        Reason(
            state=each.outcome.word,
            said=reason(each, view.opened.packs, view.language),
            pack=each.rule.pack,
            clauses=tuple(each.rule.cites),
        )
        for each in findings
    )


def filled_said(said: Iterable[Said], view: View) -> tuple[str, ...]:
    """Return what registers answered, from which record, and who may correct it there.

    Who may correct a register is said once, after the last of its answers.
    """
    house = view.opened.kept.organisation_name
    told: list[str] = []
    following = [*said]
    while following:
        each = following.pop(0)
        told.append(said_in_words(each, view.book, view.language, view.tools))
        register = each.word.register
        if all(other.word.register is not register for other in following):
            correct = words.MAY_CORRECT.get(register.value, words.MAY_CORRECT["other"])
            told[-1] += f" {correct.say(view.language, house=house)}"
    return tuple(told)


def questions_on(view: View, page: str, errors: Mapping[str, str]) -> list[Question]:
    """Return the questions of a page: those to ask now, then those answered already."""
    answers = view.intake.answers_on(page)
    to_ask = view.intake.asked_on(page)
    there = [fact for fact in answers if _stands_on(fact, page) and fact not in to_ask]
    findings = view.determined.determination.findings
    shown = []
    for fact in (*to_ask, *sorted(there, key=view.book.catalogue.position)):
        why = [each for each in findings if fact in each.assumed][:MOST_REASONS]
        said = [each for each in said_on(view, page) if each.word.fact == fact]
        asked = question(view, fact, answers.get(fact), said, why)
        for_register = fact in to_ask and not why
        shown.append(replace(asked, for_register=for_register, error=errors.get(fact, "")))
    return shown


def _stands_on(fact: str, page: str) -> bool:
    return place_of(page) is not None or topic_of(fact) == page


def said_on(view: View, page: str) -> tuple[Said, ...]:
    """Return what registers said of the part that a page is about."""
    place, declaration = place_of(page), view.draft.declaration
    if place is None:
        said = (each for each in view.intake.filled.said if not each.about)
        return tuple(each for each in said if topic_of(each.word.fact) == page)
    if is_of_person(page):
        about = declaration.people[place].performer
    else:
        about = f"{place + 1}. {declaration.pipeline[place].step}"
    return tuple(each for each in view.intake.filled.said if each.about == about)


def title_of(view: View, page: str) -> str:
    """Return what a page of the intake is called."""
    place, language = place_of(page), view.language
    if page in _LISTS:
        return _LISTS[page].say(language)
    if place is None:
        titles = {topic.id: topic.title for topic in view.book.topics}
        return titles[page].say(language)
    if is_of_person(page):
        return view.draft.declaration.people[place].performer
    step = view.draft.declaration.pipeline[place]
    return words.STEP_NAMED.say(language, n=place + 1, name=step.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page in the list of topics."""

    page: str
    title: str
    address: str
    done: bool
    here: bool
    note: str


def topics_of(view: View, here: str) -> list[Topic]:
    """Return the pages that matter, in order; what can no longer matter is left out."""
    return [
        Topic(
            page=page,
            title=title_of(view, page),
            address=view.address(page),
            done=_is_done(view, page),
            here=page == here,
            note=_note(view, page),
        )
        for page in view.intake.pages
        if page == here or _matters(view, page)
    ]


def _matters(view: View, page: str) -> bool:
    intake, declaration = view.intake, view.draft.declaration
    if page in (ABOUT, FILES, WORKS):
        return True
    if page == STEPS:
        return bool(declaration.pipeline) or any(
            intake.waiting_on(topic) for topic in ("material", "tools", "training")
        )
    if page == PERFORMERS:
        return intake.filled.facts.use.get("person_shown") == "yes"
    if place_of(page) is not None:
        return True
    return bool(intake.waiting_on(page)) or _is_answered(view, page)


def _is_answered(view: View, page: str) -> bool:
    answers = view.intake.answers_on(page)
    return any(_stands_on(fact, page) for fact in answers) or bool(said_on(view, page))


def _is_done(view: View, page: str) -> bool:
    declaration = view.draft.declaration
    listed: dict[str, object] = {
        ABOUT: True,
        STEPS: declaration.pipeline,
        PERFORMERS: declaration.people,
        WORKS: declaration.works or declaration.assets,
        FILES: False,
    }
    if page in listed:
        return bool(listed[page])
    return not view.intake.waiting_on(page) and _is_answered(view, page)


def _note(view: View, page: str) -> str:
    waiting = 0 if page in _LISTS else view.intake.waiting_on(page)
    if waiting:
        return words.QUESTIONS_LEFT.say(waiting, view.language)
    declared = any(_stands_on(fact, page) for fact in view.intake.answers_on(page))
    if page not in _LISTS and not declared and said_on(view, page):
        return words.FROM_REGISTER.say(view.language)
    return ""
