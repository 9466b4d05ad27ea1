"""Packs and declarations made in great numbers, for benchmarks."""

import random
from collections.abc import Sequence
from dataclasses import replace

from clearslate.domain.facts import Catalogue, Fact, Kind
from clearslate.domain.policy.columns import Column, Slot, Stored, stored
from clearslate.domain.policy.conditions import All, AnyOf, Criterion
from clearslate.domain.policy.decide import Facts
from clearslate.domain.policy.rules import Outcome, Pack, PackReference, Rule

_REFERENCE = PackReference(id="p", version="1", options=(), digest="sha256:" + "0" * 64)
_EDITED = 0.05


def columns_of(uses: Sequence[Facts], count: int) -> Stored:
    """Return each of ``uses`` many times in a row, ``count`` rows in all, as columns.

    Uses with several steps or people come first, as `stored` advises. Columns are built of
    runs of bits, so that ten million rows take no longer than a thousand.
    """
    in_order = sorted(uses, key=lambda use: -max(len(use.steps), len(use.people)))
    once, times = stored(in_order), -(-count // len(uses))

    def slot_of(slot: Slot) -> Slot:
        columns = {
            fact: Column(
                {answer: _runs(rows, times, count) for answer, rows in column.rows_of.items()},
                _runs(column.answered, times, count),
            )
            for fact, column in slot.columns.items()
        }
        return Slot(_runs(slot.present, times, count), columns)

    return Stored(
        count=count,
        use=slot_of(once.use),
        steps=tuple(slot_of(slot) for slot in once.steps),
        people=tuple(slot_of(slot) for slot in once.people),
    )


def _runs(bits: int, times: int, count: int) -> int:
    """Return each bit of ``bits`` said ``times`` times, cut off after ``count``."""
    long = "".join(digit * times for digit in f"{bits:b}")
    return int(long, 2) & ((1 << count) - 1)


def random_pack(
    chance: random.Random, *, facts: int, rules: int, catalogue: Catalogue | None = None
) -> tuple[Catalogue, Pack]:
    """Return a pack of random rules that point up, and the catalogue they read."""
    catalogue = catalogue or Catalogue(
        version="1", facts=tuple(_fact(chance, place) for place in range(facts))
    )
    made = tuple(_rule(chance, catalogue, f"r{place}") for place in range(rules))
    return catalogue, Pack(reference=_REFERENCE, rules=made)


def with_some_rules_edited(chance: random.Random, pack: Pack, catalogue: Catalogue) -> Pack:
    """Return ``pack`` with one rule in twenty written anew."""
    return replace(
        pack,
        rules=tuple(
            _rule(chance, catalogue, rule.id) if chance.random() < _EDITED else rule
            for rule in pack.rules
        ),
    )


def _fact(chance: random.Random, place: int) -> Fact:
    kind = chance.choice([Kind.YES_NO] * 7 + [Kind.ORDERED, Kind.SEVERAL, Kind.CHOICE])
    choices = ("no", "yes") if kind is Kind.YES_NO else ("none", "a", "b", "c", "d")
    safe = frozenset(("none",)) if kind is Kind.SEVERAL else frozenset[str]()
    selector = kind is Kind.CHOICE
    return Fact(id=f"f{place}", kind=kind, choices=choices, safe=safe, selector=selector)


def _rule(chance: random.Random, catalogue: Catalogue, name: str) -> Rule:
    parts = tuple(_criterion(chance, catalogue) for _ in range(chance.randint(2, 4)))
    condition = All((*parts[1:], AnyOf((*parts[:1], _criterion(chance, catalogue)))))
    outcome = chance.choice([Outcome.ESCALATE, Outcome.APPROVAL, Outcome.BLOCKED])
    return Rule(id=name, pack="p", condition=condition, outcome=outcome, cites=("c",))


def _criterion(chance: random.Random, catalogue: Catalogue) -> Criterion:
    fact = chance.choice(catalogue.facts)
    if fact.kind in (Kind.SEVERAL, Kind.CHOICE):
        risky = [choice for choice in fact.choices if choice not in fact.safe]
        return Criterion(fact.id, frozenset(chance.sample(risky, chance.randint(1, 2))))
    return Criterion(fact.id, frozenset(fact.choices[chance.randint(1, len(fact.choices) - 1) :]))
