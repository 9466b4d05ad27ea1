"""What is known of a use: its declaration, completed by what the registers already know.

A register may answer instead of a person. Where both speak, the riskier answer
holds and both are kept to be shown. Answers that contradict each other are
pointed out: the milder of the two counts as unsure, the riskier stands.

Read next: ``policy/decide.py`` for what is made of the facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clearslate.domain.contradictions import Contradiction, uncontradicted
from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.facts import (
    NO,
    YES,
    Answer,
    Answers,
    Catalogue,
    Register,
)
from clearslate.domain.policy.decide import Facts, Item
from clearslate.domain.production import Production
from clearslate.domain.registers_say import approvals_say, consents_say, licences_say, tools_say
from clearslate.domain.registry import Registry
from clearslate.domain.said import Lapse, Said, Word, riskier, worst_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """All facts of one use, and where those came from that nobody declared."""

    facts: Facts
    said: tuple[Said, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def lapses(self) -> tuple[Lapse, ...]:
        """Records that this use stood on and that no longer carry it, each once."""
        return tuple(dict.fromkeys(s.word.lapse for s in self.said if s.word.lapse is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a declaration is read beside: its production, the registers, and the day."""

    catalogue: Catalogue
    registry: Registry
    on: date
    production: Production | None = None
    in_locked_cut: frozenset[str] = frozenset()
    """References of declarations whose finished assets were seen in a locked cut."""
    evidence: Mapping[str, frozenset[str]] | None = None
    """Digests of the files attached to each declaration; None where files are not kept."""

    def evidence_of(self, declaration: str) -> frozenset[str] | None:
        """Return the digests of what is attached to a declaration; None where nobody knows."""
        return None if self.evidence is None else self.evidence.get(declaration, frozenset())


def fill(declaration: Declaration, around: Surroundings) -> Filled:
    """Return the facts of ``declaration``, with everything the registers can add."""
    return _Filling(declaration, around).filled()


class _Filling:
    """Gathers the facts of one declaration; kept to one call of `fill`."""

    def __init__(self, declaration: Declaration, around: Surroundings) -> None:
        self._declaration = declaration
        self._around = around
        self._said: list[Said] = []
        self._contradictions: list[Contradiction] = []
        self._of_whole_use: list[Word] = []

    def filled(self) -> Filled:
        base = self._whole_use()
        steps = tuple(
            self._step(f"{place}. {step.step}", step, base)
            for place, step in enumerate(self._declaration.pipeline, start=1)
        )
        use = base | worst_of([step.answers for step in steps], base, self._around.catalogue)
        answered = frozenset[str]().union(*(step.answers for step in steps))
        in_part = {f for f in answered - base.keys() if any(f not in s.answers for s in steps)}
        steps = tuple(self._as_declared(step, base, use) for step in steps)
        people = tuple(self._person(person, use) for person in self._declaration.people)
        whole = use | worst_of([each.answers for each in people], use, self._around.catalogue)
        return Filled(
            facts=Facts(MappingProxyType(whole), steps, people, frozenset(in_part)),
            said=tuple(self._said),
            contradictions=tuple(self._contradictions),
        )

    def _as_declared(self, step: Item, base: Answers, use: Answers) -> Item:
        """Return a step with what was said of the whole use, where another step outdid that."""
        outdone = {
            fact: base[fact]
            for fact in base.keys() - step.answers.keys()
            if base[fact] != use[fact] and not self._around.catalogue[fact].derived
        }
        if not outdone:
            return step
        return Item(step.name, MappingProxyType({**step.answers, **outdone}))

    @property
    def _production(self) -> str:
        production = self._around.production
        return production.reference if production else self._declaration.production or ""

    def _whole_use(self) -> dict[str, Answer]:
        declaration, around = self._declaration, self._around
        declared = self._standing(declaration.answers, "", named=bool(declaration.people))
        declared = {**declared, **self._derived(), "asked_on": around.on}
        if around.production is not None:
            for fact, answer in around.production.answers.items():
                declared[fact] = riskier(around.catalogue[fact], declared.get(fact), answer)
        words = [*licences_say(declaration, self._production, around.registry, around.on)]
        if declaration.reference in around.in_locked_cut and declared.get("in_final") != NO:
            words.append(Word(fact="in_final", answer=YES, register=Register.CUT_CHECK))
        self._of_whole_use = [*words]
        if not declaration.pipeline:
            words += approvals_say(declaration, None, declared, around.registry, around.on)
        return declared | self._heard(words, declared, "")

    def _derived(self) -> dict[str, Answer]:
        """Return what follows from the shape of the declaration itself."""
        derived: dict[str, Answer] = {
            "several_steps": YES if len(self._declaration.pipeline) > 1 else NO,
            "tool_reviewed": YES,
        }
        # Someone who says that nobody is shown contradicts the list; that is pointed out.
        if self._declaration.people and self._declaration.answers.get("person_shown") != NO:
            derived["person_shown"] = YES
        return derived

    def _standing(self, own: Answers, about: str, *, named: bool = False) -> dict[str, Answer]:
        """Return the answers that stand of those given here, held against the whole use's."""
        beside = {**self._declaration.answers, **own}
        standing, found = uncontradicted(beside, people_named=named, about=about)
        mine = [each for each in found if each.fact in own or each.against in own]
        self._contradictions += mine
        return {fact: standing[fact] for fact in (*own, *(each.fact for each in mine))}

    def _repeated(self, own: Answers) -> list[Word]:
        """Return what registers say of the whole use where a part of it answers for itself."""
        words = [word for word in self._of_whole_use if word.fact in own]
        return [w for w in words if w.register is not Register.CUT_CHECK or own[w.fact] != NO]

    def _step(self, name: str, step: Step, base: dict[str, Answer]) -> Item:
        around = self._around
        own = self._standing(step.answers, name)
        words = [
            *self._repeated(own),
            *tools_say(step, base | own, around.registry, around.on),
            *approvals_say(self._declaration, step, base | own, around.registry, around.on),
        ]
        return Item(name, MappingProxyType(own | self._heard(words, base | own, name)))

    def _person(self, person: Person, use: dict[str, Answer]) -> Item:
        around = self._around
        own = self._standing(person.answers, person.performer, named=True)
        words = [
            *self._repeated(own),
            *consents_say(person, use | own, self._production, around.registry, around.on),
        ]
        return Item(
            person.performer,
            MappingProxyType(own | self._heard(words, use | own, person.performer)),
        )

    def _heard(
        self, words: Iterable[Word], known: dict[str, Answer], about: str
    ) -> dict[str, Answer]:
        """Return the answers that count once registers have spoken, and note both sides."""
        heard: dict[str, Answer] = {}
        for word in words:
            fact = self._around.catalogue[word.fact]
            declared = None if fact.derived else known.get(word.fact)
            counts = riskier(fact, heard.get(word.fact, declared), word.answer)
            heard[word.fact] = counts
            self._said.append(Said(word=word, declared=declared, counts=counts, about=about))
        return heard
