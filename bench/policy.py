"""The rules engine: one decision, the next question, what would lower it, impact, difference.

    python -m bench policy

The uses are the shipped pack's own cases, as different as its authors could think of. One line
a figure, with the target beside it. Peers get the same rules and the same uses in the same run,
already in their own form, and answer both rails; see `bench/peers.py`.
"""

import random
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from time import perf_counter

from bench.interviews import questions_asked
from bench.made import columns_of, random_pack, with_some_rules_edited
from bench.peers import NotHere, context_of, peers
from bench.timing import machine, measure, say
from clearslate.domain.policy.ask import next_question
from clearslate.domain.policy.compare import compare
from clearslate.domain.policy.compile import Ruleset, compile_rules
from clearslate.domain.policy.decide import Facts, decide
from clearslate.domain.policy.impact import impact, impact_of_edit, others_kept, outcomes
from clearslate.domain.policy.lower import ways_to_lower
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.trial import facts_of
from clearslate.formats.cases import try_pack
from clearslate.formats.facts import load_catalogue, load_fact_book
from clearslate.formats.hunting import hunt_slips
from clearslate.formats.lint import lint
from clearslate.formats.pack_words import PackWords
from clearslate.formats.packs import DEFAULT_PACK, document_of_pack, find_pack, ruleset_of

_ROWS = 10_000_000


def main() -> None:
    """Measure every reading of the rules and print each figure beside its target."""
    words = find_pack(DEFAULT_PACK)
    rules = ruleset_of([words])
    uses = _uses(words)
    size = f"{len(rules.rules)} rules, {len(rules.terms)} terms, {len(uses)} uses"
    say(f"policy: {size}; {machine()}")
    _decisions(words, rules, uses)
    _questions(rules, uses)
    _lowering(rules, uses)
    _impact(words, rules, uses)
    _differences()
    _authoring(words, rules)


def _uses(words: PackWords) -> list[Facts]:
    trial = try_pack(DEFAULT_PACK)
    plain = (tried.case for tried in trial.cases if not tried.case.options)
    return [facts_of(case, load_catalogue(), words.mild_case) for case in plain]


def _told(what: str, found: float, target: float, unit: str, *, at_most: bool = True) -> None:
    reached = found <= target if at_most else found >= target
    sign = "<=" if at_most else ">="
    said = "reached" if reached else "MISSED"
    say(f"  {what}: {found:.3g} {unit} (target {sign} {target:g} {unit}: {said})")


def _each(work: Callable[[Facts], object], uses: Iterable[Facts], *, each: int) -> list[float]:
    return [measure(partial(work, use), runs=5, each=each).median for use in uses]


def _percentile(taken: Sequence[float], percent: int) -> float:
    return sorted(taken)[min(len(taken) - 1, len(taken) * percent // 100)]


def _decisions(words: PackWords, rules: Ruleset, uses: list[Facts]) -> None:
    ours = _each(partial(decide, rules), uses, each=200)
    middle = statistics.median(ours)
    _told("decide with findings, p50", middle * 1e6, 10, "us")
    say(f"    p99 {_percentile(ours, 99) * 1e6:.3g} us")
    simple = [use for use in uses if not use.steps and not use.people]
    alone = statistics.median(_each(partial(decide, rules), simple, each=200))
    say(f"    the {len(simple)} uses without steps and people, as peers get: {alone * 1e6:.3g} us")
    fastest = None
    for peer in peers(words.pack.rules, rules.catalogue):
        if isinstance(peer, NotHere):
            say(f"    {peer} is not installed, so not measured")
            continue
        given = [peer.takes(context_of(use.use, rules.catalogue)) for use in simple]
        taken = [measure(partial(peer.ask, one), runs=3, each=10).median for one in given]
        theirs = statistics.median(taken)
        say(f"    {peer.name}: p50 {theirs * 1e6:.3g} us, {theirs / alone:.3g} times ours")
        fastest = theirs if fastest is None else min(fastest, theirs)
    if fastest is not None:
        _told("the fastest peer against ours", fastest / alone, 5, "times", at_most=False)


def _questions(rules: Ruleset, uses: list[Facts]) -> None:
    topics = {fact: words.topic for fact, words in load_fact_book().words.items()}
    begun = [Facts(dict([*use.use.items()][:half])) for use in uses for half in (0, 4, 9)]
    taken = _each(lambda use: next_question(rules, use, topics), begun, each=20)
    _told("next question, p50", statistics.median(taken) * 1e3, 0.2, "ms")
    for prefilled, target in ((False, 22), (True, 13)):
        mean, of = questions_asked(rules, topics, prefilled=prefilled, people=2_000)
        filled = "registers filled in" if prefilled else "nothing filled in"
        _told(f"questions asked of {of}, {filled}", mean, target, "on average")
    say("    2,000 simulated people: facts independent, 20 % on the riskier side, 6 % unsure")


def _lowering(rules: Ruleset, uses: list[Facts]) -> None:
    held = [use for use in uses if decide(rules, use).outcome > Outcome.NOTIFY]
    taken = _each(lambda use: ways_to_lower(rules, use, decide(rules, use)), held, each=3)
    say(f"  what would lower it, p50: {statistics.median(taken) * 1e3:.3g} ms")
    _told("what would lower it, p99", _percentile(taken, 99) * 1e3, 1, "ms")


def _impact(words: PackWords, rules: Ruleset, uses: list[Facts]) -> None:
    rows = columns_of(uses, _ROWS)
    strict = ruleset_of([find_pack(DEFAULT_PACK, ("strict_final",))])
    say(f"  {_ROWS:,} declarations are the {len(uses)} uses over and over, columns resident")
    both = measure(lambda: impact(rules, strict, rows), runs=3).median
    once = measure(lambda: outcomes(rules, rows), runs=3).median
    say(f"    before and after together {both:.3g} s")
    _told("impact, one version", once, 0.2, "s")
    (rule,) = (each.rule for each in strict.rules if each.rule.id == "01")
    kept = others_kept(rules, rule.reference, rows)
    edited = compile_rules([replace(words.pack, rules=(rule,))], rules.catalogue)
    assert impact_of_edit(kept, edited) == impact(rules, strict, rows)
    taken = measure(lambda: impact_of_edit(kept, edited), runs=5).median
    _told("impact of one edited rule", taken * 1e3, 10, "ms")


def _differences() -> None:
    chance = random.Random(4)
    catalogue, old = random_pack(chance, facts=120, rules=400)
    new = with_some_rules_edited(chance, old, catalogue)
    other = random_pack(chance, facts=120, rules=400, catalogue=catalogue)[1]
    before, after, unlike = (compile_rules([pack], catalogue) for pack in (old, new, other))
    found = len(compare(before, after))
    taken = measure(lambda: compare(before, after), runs=5).median
    _told(f"difference of two 400-rule packs, {found} found", taken * 1e3, 50, "ms")
    taken = measure(lambda: compare(before, unlike), runs=3).median
    shown = len(compare(before, unlike))
    say(
        f"    of two that have nothing in common: {taken * 1e3:.3g} ms for {shown:,} differences, "
        f"{taken / shown * 1e3:.2g} ms each: one search for an example and two decisions"
    )


def _authoring(words: PackWords, rules: Ruleset) -> None:
    document = document_of_pack(DEFAULT_PACK, where="bench")
    taken = measure(lambda: lint(document, words, rules), runs=5).median
    _told("lint of the shipped pack", taken, 0.5, "s")
    began = perf_counter()
    found = hunt_slips(DEFAULT_PACK, try_pack(DEFAULT_PACK))
    _told(f"cases and {found.made} slips", perf_counter() - began, 2, "s")
