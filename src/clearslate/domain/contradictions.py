"""Answers of one declaration that cannot both be true.

The list is whole and short. Where two answers contradict each other the riskier
stands and the milder counts as unsure; both are pointed out to whoever gave them.
"""

from dataclasses import dataclass

from clearslate.domain.facts import NO, UNSURE, YES, Answer, Answers

_NOT_FINAL = frozenset(("ideation", "previs", "temp_edit", "analysis"))
_FINAL = frozenset(("final_picture", "final_sound"))
_NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An answer that another one rules out; it counts as unsure, and ``against`` stands."""

    fact: str
    given: Answer
    against: str
    about: str = ""


def uncontradicted(
    answers: Answers, *, people_named: bool = False, about: str = ""
) -> tuple[dict[str, Answer], tuple[Contradiction, ...]]:
    """Return the answers that stand, and the contradictions found among those given."""
    standing = dict(answers)
    found = []
    for fact, against in _milder(answers, people_named):
        found.append(Contradiction(fact=fact, given=answers[fact], against=against, about=about))
        standing[fact] = UNSURE
    for fact in ("references", "inputs"):
        several = answers.get(fact)
        if isinstance(several, frozenset) and _NONE in several and len(several) > 1:
            standing[fact] = several - {_NONE}
            found.append(Contradiction(fact=fact, given=_NONE, against=fact, about=about))
    return standing, tuple(found)


def _milder(answers: Answers, people_named: bool) -> list[tuple[str, str]]:
    """Return pairs of facts: the one whose answer is milder, and the one that stands."""
    pairs = []
    if answers.get("purpose") in _NOT_FINAL and answers.get("in_final") == YES:
        pairs.append(("purpose", "in_final"))
    if answers.get("purpose") in _FINAL and answers.get("in_final") == NO:
        pairs.append(("in_final", "purpose"))
    if answers.get("person_shown") == NO and (people_named or _some(answers.get("people"))):
        pairs.append(("person_shown", "people"))
    return pairs


def _some(people: Answer | None) -> bool:
    return isinstance(people, frozenset) and bool(people - {UNSURE})
