"""How the declarants of a sample put down a use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.facts import Answers

QUIET: Answers = {
    "key_creative": "no",
    "misleading": "no",
    "person_shown": "no",
    "references": frozenset(("none",)),
    "resembles_protected": "no",
    "trains_model": "no",
    "union_work_affected": "no",
}
"""The answers of the first screen where there is nothing to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarant:
    """A company that declares what it means to do, and whom it tells."""

    production: str
    partner: str
    contact: str

    def use(
        self,
        reference: str,
        title: str,
        *,
        on: date,
        answers: Answers,
        steps: Iterable[Step],
        assets: tuple[str, ...] = (),
        works: tuple[str, ...] = (),
    ) -> Declaration:
        """Return a use in which nobody is shown; ``answers`` say where it is not `QUIET`."""
        return Declaration(
            reference=reference,
            title=title,
            production=self.production,
            partner=self.partner,
            contact=self.contact,
            answers={**QUIET, **answers},
            pipeline=tuple(steps),
            assets=assets,
            works=works,
            declared_on=on,
        )


def step(what: str, tool: str, *inputs: str) -> Step:
    """Return one step of a pipeline and what goes into its tool."""
    return Step(step=what, tool=tool, answers={"inputs": several(*inputs)})


def with_person(declaration: Declaration, performer: str, answers: Answers) -> Declaration:
    """Return ``declaration`` with one person in it."""
    whole = {**declaration.answers, "person_shown": "yes"}
    return replace(
        declaration, answers=whole, people=(Person(performer=performer, answers=answers),)
    )


def several(*words: str) -> frozenset[str]:
    """Return the answer to a fact of several choices."""
    return frozenset(words)
