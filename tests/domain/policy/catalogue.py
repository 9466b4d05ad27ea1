"""A small catalogue with one fact of every kind, for tests that look at single rules."""

from collections.abc import Mapping

from tests.strategies import a_pack

from clearslate.domain.facts import Catalogue, Fact, Kind
from clearslate.domain.policy.conditions import Condition
from clearslate.domain.policy.language import Vocabulary, read_condition
from clearslate.domain.policy.rules import Outcome, Pack, Rule


def yes_no(name: str, *, rising: bool = True, gate: str | None = None) -> Fact:
    return Fact(id=name, kind=Kind.YES_NO, choices=("no", "yes"), rising=rising, gate=gate)


def ordered(name: str, *choices: str, rising: bool = True, gate: str | None = None) -> Fact:
    return Fact(id=name, kind=Kind.ORDERED, choices=choices, rising=rising, gate=gate)


def several(name: str, *choices: str, safe: tuple[str, ...] = ()) -> Fact:
    return Fact(id=name, kind=Kind.SEVERAL, choices=choices, safe=frozenset(safe))


FILM = Catalogue(
    version="1",
    facts=(
        Fact(
            id="genre",
            kind=Kind.CHOICE,
            choices=("scripted", "documentary", "news"),
            selector=True,
        ),
        Fact(id="released_on", kind=Kind.DAY, selector=True),
        yes_no("shown"),
        yes_no("misleading"),
        yes_no("in_final"),
        ordered("prominence", "incidental", "prominent", "critical", gate="in_final"),
        ordered("human_input", "none", "some", "most", rising=False),
        several("inputs", "none", "public", "script", "footage", safe=("none", "public")),
        Fact(
            id="replica",
            kind=Kind.CHOICE,
            choices=("none", "altered", "cloned"),
            selector=True,
            gate="shown",
        ),
        yes_no("consent", rising=False, gate="replica in {cloned} or misleading"),
    ),
)


def says(
    line: str,
    catalogue: Catalogue = FILM,
    *,
    definitions: Mapping[str, Condition] | None = None,
    options: Mapping[str, bool] | None = None,
) -> Condition:
    """Return the condition that ``line`` says about the facts of ``catalogue``."""
    words = Vocabulary(catalogue=catalogue, definitions=definitions or {}, options=options or {})
    return read_condition(line, words)


def a_rule(
    when: str,
    then: Outcome = Outcome.APPROVAL,
    *,
    name: str = "r",
    catalogue: Catalogue = FILM,
    when_unsure: Mapping[str, Outcome] | None = None,
) -> Rule:
    return Rule(
        id=name,
        pack="p",
        condition=says(when, catalogue),
        outcome=then,
        cites=("c",),
        when_unsure=tuple((when_unsure or {}).items()),
    )


def a_pack_of(*rules: Rule) -> Pack:
    return a_pack(*rules)
