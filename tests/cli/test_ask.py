"""``clearslate ask``: the interview writes the declaration that `check` then reads."""

import io

import pytest

from clearslate.formats.documents.declaration import read_declaration
from clearslate.formats.facts import load_catalogue
from clearslate.formats.yaml_text import read_file


@pytest.fixture
def typed(monkeypatch):
    def type_in(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_in


def test_what_was_answered_is_in_the_file_even_when_the_person_stops(clearslate, typed, tmp_path):
    file = tmp_path / "AA-1.yaml"
    typed("AA 1", "A sign", "Harbour", "c@example.org", "4", "?", "1", "q")

    told = clearslate("ask", file)

    declaration = read_declaration(read_file(file), load_catalogue())
    assert declaration.reference == "AA-1"
    assert dict(declaration.answers) == {"contribution": "element", "in_final": "yes"}
    assert told.code == 1
    assert "Stopped" in told.err


def test_going_back_takes_the_last_answer_away(clearslate, typed, tmp_path):
    file = tmp_path / "AA-1.yaml"
    typed("AA-1", "A sign", "Harbour", "c@example.org", "4", "1", "b", "2", "q")

    clearslate("ask", file)

    assert read_declaration(read_file(file), load_catalogue()).answers["in_final"] == "no"


def test_a_harmless_use_is_done_in_few_questions(clearslate, typed, tmp_path):
    file = tmp_path / "AA-1.yaml"
    # assists, not final, not key, not misleading, resembles nothing, names nothing, nothing of
    # ours goes in, own environment of the studio, keeps nothing, trains nothing, nobody, no union
    typed("AA-1", "Ideas", "Harbour", "c@example.org", "1", "2", *["2"] * 3, *["1"] * 2, "1")

    clearslate("ask", file)
    told = clearslate("check", file, "--json")

    assert told.code in (0, 1)


def test_a_finished_interview_asks_nothing_more(clearslate, sign, typed):
    typed()

    told = clearslate("ask", sign)

    assert "No further answer can change this." in told.err
    assert told.code == 1


def test_nonsense_is_not_taken_for_an_answer(clearslate, typed, tmp_path):
    file = tmp_path / "AA-1.yaml"
    typed("AA-1", "A sign", "Harbour", "c@example.org", "99", "purple", "4", "q")

    told = clearslate("ask", file)

    assert told.err.count("none of the answers") == 2
    assert read_declaration(read_file(file), load_catalogue()).answers == {
        "contribution": "element"
    }
