"""The intake: which page of a draft comes next, and which questions stand on each.

What has been answered is the whole state; pages and questions are worked out from it every
time, so going back, copying or two people at once cannot confuse them. A question is asked of
the whole use, of each step or of each person, on the page of its topic or of that step or
person, and only once no question that it waits for is open. Pages that list people, steps or
works come before the questions that their registers may answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import UNSURE, YES, Answers, Catalogue, Register, Scope
from clearslate.domain.filling import Filled, Surroundings, fill
from clearslate.domain.policy.ask import questions_apart
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.conditions import facts_read
from clearslate.domain.policy.decide import Facts
from clearslate.domain.policy.language import Vocabulary, read_condition
from clearslate.formats.facts import FactBook, load_fact_book

ABOUT, STEPS, PERFORMERS, WORKS, FILES = "about", "steps", "performers", "works", "files"
_STEP, _PERSON = "step-", "person-"
_BEFORE = {"material": STEPS, "training": WORKS}
"""Pages that stand before a topic; those of each step and person stand after their list."""

ON_STEPS = ("inputs", "trains_model")
"""What only a person can answer of a step: asked where the steps are listed."""

_OF_STEPS = frozenset(("material", "tools", "training"))
_OF_WORKS = frozenset(("reference_permission", "training_cleared", "archive_licence_allows"))
_READ_BY_CONSENTS = ("purpose", "replica_kind", "trains_model", "model_kept", "territories")
"""What a consent names; while it is open, the register cannot say that one covers the use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that is still worth asking, and the page it stands on."""

    fact: str
    page: str
    ready: bool
    """Whether nothing that it waits for is open; only then it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A draft as it stands: its facts, what is still worth asking, and its pages in order."""

    declaration: Declaration
    filled: Filled
    asked: tuple[Asked, ...]
    passed: frozenset[str]
    pages: tuple[str, ...]

    @property
    def open_facts(self) -> tuple[str, ...]:
        """Every fact still worth asking, once."""
        return tuple(dict.fromkeys(each.fact for each in self.asked))

    def asked_on(self, page: str) -> tuple[str, ...]:
        """Return the facts to ask on a page now, those that wait for another left out."""
        return tuple(each.fact for each in self.asked if each.page == page and each.ready)

    def waiting_on(self, page: str) -> int:
        """Return how many questions may still come on a page."""
        return sum(each.page == page for each in self.asked)

    def answers_on(self, page: str) -> Answers:
        """Return what was declared where a page writes: the whole use, a step or a person."""
        part = part_of(self.declaration, page)
        return self.declaration.answers if part is None else part

    def page_of(self, fact: str) -> str | None:
        """Return the page on which a fact is asked now, or was answered; None where neither."""
        asked = (each.page for each in self.asked if each.fact == fact and each.ready)
        answered = (page for page in self.pages if self._answers(fact, page))
        return next(chain(asked, answered), None)

    def way_to(self, fact: str) -> tuple[str, str] | None:
        """Return the page and the question by which a fact can be answered now.

        Where it waits for another question, that one comes first; None where there is none.
        """
        page = self.page_of(fact)
        if page is not None:
            return page, fact
        open_facts = {each.fact for each in self.asked} - {fact}
        waits_for = sorted(_gates()[fact] & open_facts, key=load_fact_book().catalogue.position)
        return next(filter(None, map(self.way_to, waits_for)), None)

    def _answers(self, fact: str, page: str) -> bool:
        return fact in self.answers_on(page) and (
            place_of(page) is not None or page == topic_of(fact)
        )

    def next_page(self) -> str | None:
        """Return the page to go on with; None when no answer can change anything any more."""
        ready = [each for each in self.asked if each.ready]
        if not ready:
            return None
        first = min(ready, key=lambda each: self.pages.index(each.page)).page
        return self._list_before(first, {each.fact for each in ready if each.page == first})

    def _list_before(self, page: str, facts: set[str]) -> str:
        """Return the list to fill in first, where a register could answer what is asked next."""
        declaration, known = self.declaration, self.filled.facts.use
        if (
            page in _OF_STEPS
            and facts & {*_step_facts()}
            and self._is_new(STEPS, declaration.pipeline)
        ):
            return STEPS
        if facts & _OF_WORKS and self._is_new(WORKS, declaration.works):
            return WORKS
        shown = known.get("person_shown") == YES
        if page == "people" and shown and self._is_new(PERFORMERS, declaration.people):
            return PERFORMERS
        return page

    def _is_new(self, page: str, listed: tuple[object, ...]) -> bool:
        return not listed and page not in self.passed


def part_of(declaration: Declaration, page: str) -> Answers | None:
    """Return the answers of the step or person that a page is about; None for the whole use.

    Raises:
        LookupError: where the declaration lists no such step or person.
    """
    place = place_of(page)
    if place is None:
        return None
    parts = declaration.pipeline if page.startswith(_STEP) else declaration.people
    return parts[place].answers


def place_of(page: str) -> int | None:
    """Return which step or person, from 0, a page is about; None for any other page."""
    for prefix in (_STEP, _PERSON):
        number = page.removeprefix(prefix)
        if number != page and number.isdecimal() and 0 < int(number) < 1000:
            return int(number) - 1
    return None


def is_of_person(page: str) -> bool:
    """Whether a page asks about one person."""
    return page.startswith(_PERSON) and place_of(page) is not None


def topic_of(fact: str) -> str:
    """Return the topic under which a fact is asked."""
    return load_fact_book().words[fact].topic


def intake_of(
    declaration: Declaration, passed: Iterable[str], rules: Ruleset, around: Surroundings
) -> Intake:
    """Return how a draft stands, put to the rules beside the registers of the day."""
    filled = fill(declaration, around)
    placed = list(_placed(declaration, filled, questions_apart(rules, filled.facts)))
    asked = tuple(
        Asked(fact=fact, page=page, ready=not _gates()[fact] & _open_beside(page, fact, placed))
        for fact, page in placed
    )
    if not any(each.ready for each in asked):
        asked = tuple(Asked(fact=fact, page=page, ready=True) for fact, page in placed)
    return Intake(
        declaration=declaration,
        filled=filled,
        asked=asked,
        passed=frozenset(passed),
        pages=tuple(_pages(declaration, load_fact_book())),
    )


def _open_beside(page: str, fact: str, placed: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the open facts that a question on ``page`` could wait for.

    One step does not wait for another, nor one person for another.
    """
    kind = _kind(page)
    return frozenset(
        other
        for other, at in placed
        if other != fact and (at == page or kind is None or _kind(at) != kind)
    )


def _kind(page: str) -> str | None:
    return None if place_of(page) is None else page.partition("-")[0]


def _placed(
    declaration: Declaration, filled: Filled, apart: tuple[frozenset[str], ...]
) -> Iterator[tuple[str, str]]:
    """Yield each fact worth asking with each page that asks it, in the order of asking."""
    facts, catalogue = filled.facts, load_fact_book().catalogue
    steps = apart[1 : 1 + len(facts.steps)]
    people = apart[1 + len(facts.steps) :]
    also = _for_registers(filled)
    everything = frozenset().union(*apart, also)
    for fact in sorted(everything, key=catalogue.position):
        scope = catalogue[fact].scope
        pages: list[str] = []
        if scope is Scope.STEP and steps:
            pages = [f"{_STEP}{n}" for n in _silent_steps(fact, facts, steps, apart)]
        elif scope is Scope.PERSON and people:
            pages = [
                f"{_PERSON}{n}"
                for n, open_here in enumerate(people, start=1)
                if fact in open_here or (fact in also and fact not in facts.people[n - 1].answers)
            ]
        for page in pages or [topic_of(fact)]:
            yield fact, page


def _silent_steps(
    fact: str, facts: Facts, steps: tuple[frozenset[str], ...], apart: tuple[frozenset[str], ...]
) -> list[int]:
    """Return the steps to ask: where it matters, or each silent one where the use needs it."""
    beyond = frozenset[str]().union(apart[0], *apart[1 + len(steps) :])
    return [
        n
        for n, open_here in enumerate(steps, start=1)
        if fact in open_here or (fact in beyond and fact not in facts.steps[n - 1].answers)
    ]


def _for_registers(filled: Filled) -> frozenset[str]:
    """Return the facts without which a register cannot say whether a consent covers the use."""
    perhaps = any(
        said.word.register is Register.CONSENTS
        and said.word.answer == UNSURE
        and said.word.reference is not None
        for said in filled.said
    )
    if not perhaps:
        return frozenset()
    use, people = filled.facts.use, filled.facts.people
    return frozenset(
        fact
        for fact in _READ_BY_CONSENTS
        if fact not in use and any(fact not in person.answers for person in people)
    )


def _pages(declaration: Declaration, book: FactBook) -> Iterator[str]:
    yield ABOUT
    for topic in book.topics:
        if topic.id in _BEFORE:
            yield _BEFORE[topic.id]
        if topic.id == "material":
            yield from (f"{_STEP}{n}" for n in range(1, len(declaration.pipeline) + 1))
        yield topic.id
        if topic.id == "people":
            yield PERFORMERS
            yield from (f"{_PERSON}{n}" for n in range(1, len(declaration.people) + 1))
    yield FILES


@lru_cache(1)
def _gates() -> Mapping[str, frozenset[str]]:
    """Return, for each fact, those that its gate reads."""
    catalogue = load_fact_book().catalogue
    known = Vocabulary(catalogue=catalogue, definitions={}, options={})
    return {
        fact.id: facts_read(read_condition(fact.gate, known)) if fact.gate else frozenset()
        for fact in catalogue.facts
    }


@lru_cache(1)
def _step_facts() -> tuple[str, ...]:
    return of_scope(load_fact_book().catalogue, Scope.STEP)


def of_scope(catalogue: Catalogue, scope: Scope) -> tuple[str, ...]:
    """Return the facts that are asked of such a part, what Clearslate works out left out."""
    return tuple(f.id for f in catalogue.facts if f.scope is scope and not f.derived)
