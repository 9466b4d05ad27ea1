"""What a prompt shares with a script is found from one length on, and never below another."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clearslate.domain.winnowing import (
    GUARANTEE,
    NOISE,
    PrintIndex,
    letters_of,
    script_prints,
)

SCRIPT = """The lamp goes out. Ada waits until the ferry has passed.
She counts the barrels twice and writes a number on her palm.

Nobody told you that the mill was sold in March, did they?
"""


def index_of(text, key="the-salt-road", script="mill.fountain"):
    return PrintIndex([script_prints([[(text, 1)]], script=script, key=key)])


def shared(text, index):
    return [(text[each.start : each.end], each.letters) for each in index.shared(text)]


def test_a_quotation_is_found_with_its_place_in_both():
    prompt = "cinematic, she counts the barrels twice and writes a number on her palm, rain"

    (found,) = index_of(SCRIPT).shared(prompt)

    assert "counts the barrels twice" in prompt[found.start : found.end]
    assert found.script == "mill.fountain"
    assert (found.first_line, found.last_line) == (2, 2)
    assert found.certain


def test_case_marks_spaces_and_accents_make_no_difference():
    prompt = "SHE COUNTS-THE BARRELS, TWICE!! and   wrítes à number; on her palm"

    assert shared(prompt, index_of(SCRIPT))


def test_words_of_another_production_are_not_recognised():
    other = PrintIndex([script_prints([[(SCRIPT, 1)]], script="s", key="other")])

    assert [each.script for each in other.shared(SCRIPT)] == ["s"]
    assert {print_ for print_, _ in script_prints([[(SCRIPT, 1)]], script="s", key="a").prints} & {
        print_ for print_, _ in script_prints([[(SCRIPT, 1)]], script="s", key="b").prints
    } == set()


def test_two_passages_are_two_and_a_long_one_is_one():
    lines = SCRIPT.splitlines()
    prompt = f"{lines[0]} {'x ' * 60} {lines[3]}"

    assert len(index_of(SCRIPT).shared(prompt)) == 2
    assert len(index_of(SCRIPT).shared(SCRIPT)) == 1


def test_a_speech_is_found_across_the_name_above_it():
    speech = [("Did you take the long way round the harbour?", 4), ("Nobody takes it.", 6)]
    named = [("ADA", 3), speech[0], ("CORWIN", 5), speech[1]]
    index = PrintIndex([script_prints([named, speech], script="s", key="k")])

    without = "Did you take the long way round the harbour? Nobody takes it."
    with_names = "ADA Did you take the long way round the harbour? CORWIN Nobody takes it."

    for prompt in (without, with_names):
        (found,) = index.shared(prompt)
        assert (found.first_line, found.certain) == (4, True)


def test_nothing_is_kept_of_the_text():
    kept = script_prints([[(SCRIPT, 1)]], script="s", key="k")

    assert all(0 <= print_ < 2**64 and line >= 1 for print_, line in kept.prints)
    assert len(kept.prints) * 5 < len(letters_of(SCRIPT)[0])


LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEXTS = st.text(alphabet=LETTERS, min_size=0, max_size=300)
RUNS = st.text(alphabet=LETTERS, min_size=GUARANTEE, max_size=GUARANTEE + 30)


@given(TEXTS, RUNS, TEXTS, TEXTS, TEXTS)
def test_every_run_of_the_guaranteed_length_is_found(before, run, after, ahead, behind):
    index = index_of(before + run + after)

    assert index.shared(ahead + run + behind)


@given(TEXTS, st.text(alphabet=LETTERS, max_size=NOISE - 1), TEXTS)
def test_nothing_shorter_than_the_noise_is_ever_found(before, run, after):
    index = index_of(before.replace("z", "y") + run.replace("z", "y") + after.replace("z", "y"))
    # Between runs stand letters that the script does not have.
    prompt = "z" + run.replace("z", "y") + "z"

    assert index.shared(prompt) == ()


@given(TEXTS, TEXTS)
@example("a" * 300, "a" * 300)
@example("ab" * 150, "ba" * 150)
def test_what_is_found_is_shared(script, prompt):
    for each in index_of(script).shared(prompt):
        part = letters_of(prompt[each.start : each.end])[0]
        assert len(part) == each.letters >= NOISE
        assert part[:NOISE] in letters_of(script)[0]
        assert part[-NOISE:] in letters_of(script)[0]


@pytest.mark.parametrize("length", [0, 1, NOISE - 1, NOISE, NOISE + 1, GUARANTEE - 1, GUARANTEE])
def test_a_script_of_any_length_has_its_fingerprints(length):
    text = (SCRIPT * 2)[: length * 2]
    letters, _ = letters_of(text)

    assert bool(script_prints([[(text, 1)]], script="s", key="k").prints) is (
        len(letters) >= NOISE
    )


def test_letters_of_every_script_are_compared():
    text = "Она считает бочки дважды и пишет число на ладони, пока паром не прошёл"

    assert shared(text.upper(), index_of(text))
