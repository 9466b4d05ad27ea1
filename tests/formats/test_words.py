"""Everything that can be said has words in both languages, each in its own manner."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from string import Formatter
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import (
    a_disclosure,
    a_pack,
    a_rule,
    an_obligation,
    pack_words,
)

import clearslate.formats
import clearslate.formats.words
from clearslate.domain.contradictions import Contradiction
from clearslate.domain.cut_check import Account, Verdict
from clearslate.domain.differences import Aspect
from clearslate.domain.facts import Register
from clearslate.domain.matching import By
from clearslate.domain.policy.determination import Finding
from clearslate.domain.policy.lower import Change, Way
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.policy.silence import RuledOut, Silence
from clearslate.domain.roles import Role
from clearslate.domain.said import Lapse, Lost, Said, Word
from clearslate.domain.standing import Fell
from clearslate.domain.timeline import WhyNot
from clearslate.formats.facts import load_catalogue, load_fact_book
from clearslate.formats.pack_shape import _DUE, _OWNER
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.answers import answer_said, labelled, short_answer
from clearslate.formats.words.coverage import ACCOUNTS
from clearslate.formats.words.dates import (
    Counted,
    all_of,
    clauses,
    day_in_full,
    duration,
    number,
    percent,
)
from clearslate.formats.words.findings import (
    because_of,
    blocking,
    clauses_of,
    disclosure,
    grounds,
    obligation,
)
from clearslate.formats.words.lapses import _FELL, _LOST, _RECORDS
from clearslate.formats.words.open_facts import WHETHER, not_known
from clearslate.formats.words.outcomes import (
    DUE,
    MEANINGS,
    OUTCOMES,
    OWNERS,
    ROLES,
    ROLES_FROM,
    due_said,
    from_roles,
    owner_said,
)
from clearslate.formats.words.reasons import _DIFFERENCES
from clearslate.formats.words.recognition import HOW
from clearslate.formats.words.registers import REGISTERS, contradiction_said, said_in_words
from clearslate.formats.words.silences import silence_said
from clearslate.formats.words.timelines import WHY_NOT
from clearslate.formats.words.verdicts import (
    OUTCOME_MARKS,
    VERDICT_MARKS,
)
from clearslate.formats.words.ways import way_said

EN, FR = Language.ENGLISH, Language.FRENCH
NARROW, NO_BREAK = "\u202f", "\u00a0"
BOOK = load_fact_book()


# Every member has words.


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Outcome, OUTCOMES),
        (Outcome, MEANINGS),
        (Outcome, OUTCOME_MARKS),
        (Role, ROLES),
        (Role, ROLES_FROM),
        (Verdict, VERDICT_MARKS),
        (Account, ACCOUNTS),
        (By, HOW),
        (Register, REGISTERS),
        (Register, _RECORDS),
        (Lost, _LOST),
        (Fell, _FELL),
        (Aspect, _DIFFERENCES),
        (WhyNot, WHY_NOT),
    ],
)
def test_every_member_has_words(members: type[Enum], words: Mapping[object, object]):
    assert set(words) == set(members)


@pytest.mark.parametrize(("ids", "words"), [(_OWNER.words, OWNERS), (_DUE.words, DUE)])
def test_every_owner_and_moment_that_a_pack_may_name_has_words(
    ids: tuple[str, ...], words: Mapping[str, Phrase]
):
    assert set(ids) == set(words)


def test_every_fact_of_the_catalogue_can_be_said_not_to_be_known():
    assert set(WHETHER) == set(load_catalogue().ids)


# Both languages, and the manners of French.


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(clearslate.formats.words.__path__):
        yield importlib.import_module(f"clearslate.formats.words.{info.name}")
    for name in ("report_html", "report_text", "report_use_text", "report_html_cut"):
        yield importlib.import_module(f"clearslate.formats.{name}")


def phrases(value: object) -> Iterator[Phrase]:
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from phrases(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from phrases(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from phrases(getattr(value, each.name))


ALL = {
    (phrase.en, phrase.fr): phrase
    for module in modules()
    for value in vars(module).values()
    if not isinstance(value, ModuleType)
    for phrase in phrases(value)
}


def test_there_are_hundreds_of_phrases_to_look_at():
    assert len(ALL) > 400


def test_every_phrase_is_said_in_both_languages_with_the_same_values():
    def values(text: str) -> set[str]:
        # French elides: `de Maren`, `d’Ilsa`; a value may come in with its preposition.
        found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        return {name.removeprefix("of_") for name in found}

    assert not [p for p in ALL.values() if not p.en.strip() or not p.fr.strip()]
    assert not [p for p in ALL.values() if values(p.en) != values(p.fr)]


@pytest.mark.parametrize(
    "fault",
    [
        rf"[^{NARROW}{NO_BREAK}][;?!]",
        rf"[^{NO_BREAK}]:",
        rf"{NO_BREAK}[;?!]|{NARROW}:",
        rf"«[^{NO_BREAK}]|[^{NO_BREAK}]»",
        rf"\d[^{NO_BREAK}]%|\d%",
        "'",
    ],
    ids=["bare ; ? !", "bare :", "the other space", "bare quotes", "bare %", "straight quote"],
)
def test_french_has_its_own_spaces(fault: str):
    assert not [phrase.fr for phrase in ALL.values() if re.search(fault, phrase.fr)]


@pytest.mark.parametrize("fault", [NARROW, NO_BREAK, r" [;:?!]", "'", "!"])
def test_english_has_none_of_the_spaces_of_french_and_never_shouts(fault: str):
    assert not [phrase.en for phrase in ALL.values() if re.search(fault, phrase.en)]


# Days, lists, numbers.


@pytest.mark.parametrize(
    ("day", "en", "fr"),
    [
        (date(2026, 11, 13), "13 November 2026", "13 novembre 2026"),
        (date(2026, 8, 1), "1 August 2026", "1er août 2026"),
    ],
)
def test_days_are_written_in_full(day: date, en: str, fr: str):
    assert day_in_full(day, EN) == en
    assert day_in_full(day, FR) == fr


@pytest.mark.parametrize(
    ("parts", "en", "fr"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a et b"),
        (["a", "b", "c"], "a, b and c", "a, b et c"),
    ],
)
def test_lists_are_read_aloud(parts: list[str], en: str, fr: str):
    assert all_of(parts, EN) == en
    assert all_of(parts, FR) == fr


def test_parts_with_commas_of_their_own_are_told_apart_by_semicolons():
    assert clauses(["a, b", "c"], EN) == "a, b; and c"
    assert clauses(["a, b", "c"], FR) == f"a, b{NARROW}; et c"
    assert clauses(["a, b"], EN) == "a, b"
    assert clauses(["a", "b"], EN) == "a and b"


def test_french_counts_nothing_as_one():
    events = Counted(
        one=Phrase(en="{n} event", fr="{n} événement"),
        many=Phrase(en="{n} events", fr="{n} événements"),
    )

    assert [events.say(n, EN) for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert [events.say(n, FR) for n in (0, 1, 2)] == ["0 événement", "1 événement", "2 événements"]


def test_thousands_are_set_apart():
    assert number(1486, EN) == "1,486"
    assert number(1486, FR) == f"1{NARROW}486"


@given(st.fractions(min_value=0, max_value=1))
def test_a_share_is_never_rounded_to_nothing_or_to_all(share: Fraction):
    said = percent(share, EN)

    assert (said == "0 %") == (share == 0)
    assert (said == "100 %") == (share == 1)


@pytest.mark.parametrize(
    ("share", "en", "fr"),
    [
        (Fraction(4, 5), "80 %", f"80{NO_BREAK}%"),
        (Fraction(1, 300), "under 1 %", f"moins de 1{NO_BREAK}%"),
        (Fraction(299, 300), "over 99 %", f"plus de 99{NO_BREAK}%"),
    ],
)
def test_shares_are_whole_percents(share: Fraction, en: str, fr: str):
    assert percent(share, EN) == en
    assert percent(share, FR) == fr


@pytest.mark.parametrize(
    ("seconds", "en"),
    [
        (Fraction(0), "0 s"),
        (Fraction(1, 100), "0.1 s"),
        (Fraction(25, 2) / 5, "2.5 s"),
        (Fraction(4), "4 s"),
        (Fraction(10), "10 s"),
        (Fraction(60), "1 min"),
        (Fraction(252), "4 min 12 s"),
        (Fraction(7200 + 180 + 7), "2 h 3 min"),
    ],
)
def test_lengths_of_time_are_said_in_their_two_greatest_units(seconds: Fraction, en: str):
    assert duration(seconds, EN) == en


def test_french_writes_a_decimal_comma():
    assert duration(Fraction(5, 2), FR) == f"2,5{NO_BREAK}s"


# Answers and open facts.


def test_an_answer_of_any_kind_has_words():
    assert answer_said("likeness_or_voice", EN) == "a likeness or voice"
    assert answer_said(frozenset(("script", "contract")), EN) == "contracts and the script"
    assert answer_said(date(2026, 3, 31), FR) == "31 mars 2026"
    assert answer_said(None, FR) == "non connu"
    assert short_answer("northlight_image", EN) == "northlight image"


def test_a_label_is_said_without_its_explanation():
    words = BOOK.words["prominence"]

    assert labelled(words, "incidental", EN) == "Incidental"
    assert labelled(words, "unsure", EN) == "not known"
    assert labelled(words, None, EN) == "not known"


def test_what_is_not_known_is_one_sentence():
    said = not_known(("prominence", "in_final"), EN)

    assert said == (
        "Not known: how much the audience will notice it and whether any of it will be in a "
        "delivered version."
    )
    assert not_known((), EN) == ""
    assert (
        not_known(("no_such_fact",), FR)
        == f"On ignore la réponse à «{NO_BREAK}no_such_fact{NO_BREAK}»."
    )


def test_an_owner_or_moment_that_nobody_knows_is_named_by_its_id():
    assert owner_said("completion_bond", EN) == "completion bond"
    assert due_said("before_print", FR) == "before print"
    assert (
        from_roles((Role.LEGAL, Role.TALENT_RELATIONS), FR)
        == "du juridique et des relations artistes"
    )


# Findings.


RULE = a_rule(
    "T1",
    outcome=Outcome.BLOCKED,
    approvers=(Role.LEGAL,),
    obligations=("get_consent",),
    readings=("R5", "R8"),
)
PACKS = {
    "a-pack": pack_words(a_pack(RULE), obligations=[an_obligation()], disclosures=[a_disclosure()])
}


def a_finding(**changes: object) -> Finding:
    return replace(Finding(rule=RULE, outcome=Outcome.BLOCKED, certain=True), **changes)


def test_a_certain_finding_is_its_reason():
    assert because_of(a_finding(), PACKS, EN) == "Rule T1 objects."


def test_an_uncertain_finding_says_what_was_assumed_and_how_bad_it_could_get():
    finding = a_finding(certain=False, outcome=Outcome.ESCALATE, assumed=("consent_on_record",))

    assert because_of(finding, PACKS, EN) == (
        "Not ruled out: rule T1 objects. Not known: whether a consent on file covers exactly "
        "this use. "
        "At worst: blocked."
    )


def test_an_uncertain_finding_at_its_worst_already_says_no_worse():
    finding = a_finding(certain=False, assumed=("consent_on_record",))

    assert "At worst" not in because_of(finding, PACKS, EN)


def test_a_finding_names_whom_it_concerns_and_who_waived_it():
    finding = a_finding(concerns=("Maren Oskvale",), waived="W-1")

    assert because_of(finding, PACKS, FR) == (
        f"La règle T1 objecte. Concerne{NO_BREAK}: Maren Oskvale. Levé par la dérogation W-1"
        f"{NO_BREAK}: le constat reste visible et ne compte plus."
    )


def test_a_finding_of_a_pack_that_is_not_at_hand_is_named_by_its_rule():
    assert because_of(a_finding(), {}, EN) == "Rule a-pack/T1 objects."
    assert clauses_of(a_finding(), {}) == ()
    assert grounds(a_finding(), {}, EN) == "T1; readings R5, R8"
    assert obligation("a-pack", "get_consent", {}) is None
    assert disclosure("a-pack", "end_credit", {}) is None


def test_grounds_name_clause_title_and_reading():
    one = a_finding(rule=replace(RULE, readings=("R5",)))

    assert grounds(a_finding(), PACKS, EN) == "T1 Clause T1; readings R5, R8"
    assert grounds(one, PACKS, FR) == f"T1 Clause T1{NARROW}; lecture R5"
    assert grounds(a_finding(rule=replace(RULE, readings=())), PACKS, EN) == "T1 Clause T1"


def test_a_waived_finding_blocks_nothing():
    assert blocking((a_finding(), a_finding(waived="W-1"))) == (a_finding(),)


def test_several_changes_that_lower_an_outcome_are_told_as_one_thing_to_do():
    way = Way(
        changes=(
            Change(fact="environment", to=("local",)),
            Change(fact="consent_on_record", to=("yes",)),
            Change(fact="inputs", to=("public", "none")),
        ),
        outcome=Outcome.NOTIFY,
    )
    said = way_said(way, BOOK, EN)

    assert re.match(r"[A-Z].* \(.*\); and obtain, or widen, .*; and .*\. Evidence: [^A-Z]", said)


# What registers say, and why rules are silent.


def test_a_register_that_speaks_alone_is_quoted_with_its_record():
    word = Word(
        fact="consent_on_record", answer="yes", register=Register.CONSENTS, reference="C-0004"
    )
    said = Said(word=word, declared=None, counts="yes", about="Maren Oskvale")

    assert said_in_words(said, BOOK, EN) == (
        "Does a consent on file cover exactly this use? Yes (consent register, C-0004, about "
        "Maren Oskvale)."
    )


def test_where_both_spoke_both_sides_are_shown_and_what_counts():
    lapse = Lapse(
        register=Register.TOOLS, reference="T-1", lost=Lost.EXPIRED, since=date(2026, 1, 15)
    )
    word = Word(fact="tool_keeps_data", answer="unsure", register=Register.TOOLS, lapse=lapse)
    said = Said(word=word, declared="no", counts="unsure")

    assert said_in_words(said, BOOK, EN) == (
        "Does the tool keep, reuse or train on what goes in or comes out? not known (tool "
        "register); declared: No. What counts: not known. The review of tool T-1 ended on 15 "
        "January 2026."
    )


def test_a_contradiction_names_both_questions():
    found = Contradiction(fact="purpose", given="previs", against="in_final")
    of_people = Contradiction(fact="person_shown", given="no", against="the list of people")

    assert contradiction_said(found, BOOK, EN) == (
        "What will you use it for? Previsualisation or storyboards: contradicts the answer to "
        "`Will any of it be seen or heard in a delivered version?`, which stands; this one "
        "counts as not known."
    )
    assert "the list of people" in contradiction_said(of_people, BOOK, FR)


def test_a_silent_rule_says_what_keeps_it_silent():
    by = (
        RuledOut(fact="key_creative", answer="no"),
        RuledOut(fact="minor", answer="no"),
    )

    assert silence_said(Silence(rule=RULE, ruled_out_by=by), BOOK, EN) == (
        "Does it design a main character, a key visual or a setting central to the story? No. "
        "Is the person a minor, or shown as one? No."
    )
    assert silence_said(Silence(rule=RULE, ruled_out_by=()), BOOK, EN) == (
        "The readings that were chosen leave it out."
    )
