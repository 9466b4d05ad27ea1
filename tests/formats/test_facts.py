"""The fact catalogue: what it may say, and that it says the same compiled."""

import copy

import pytest

from clearslate.domain.facts import Kind, Register, Scope
from clearslate.formats.compiled import FACTS, compile_document, load_document, yaml_path
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue, load_fact_book, read_facts
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document
from clearslate.formats.yaml_text import read_document


def words(text):
    return {"en": text, "fr": f"{text} fr"}


def fact(**parts):
    return {
        "id": "in_final",
        "topic": "use",
        "kind": "yes_no",
        "riskier": "yes",
        "question": words("q"),
        "help": words("h"),
        "example": words("e"),
    } | parts


def choices(*ids):
    return [{"id": each, "label": words(each)} for each in ids]


def book(*facts):
    return {
        "catalogue": "small",
        "version": 1.0,
        "source": "a test",
        "topics": [{"id": "use", "title": words("The use")}],
        "facts": [*facts],
    } | {"version": "1.0"}


def loaded(*facts):
    return read_facts(Document(value=book(*facts), source="facts.yaml"))


def test_a_yes_no_fact_is_riskier_on_the_side_that_is_named():
    catalogue = loaded(fact(), fact(id="cleared", riskier="no")).catalogue

    assert catalogue["in_final"].choices == ("no", "yes")
    assert catalogue["in_final"].rising
    assert catalogue["in_final"].safest == "no"
    assert catalogue["cleared"].safest == "yes"


def test_an_ordered_fact_rises_or_falls():
    up = fact(kind="ordered", riskier="upward", choices=choices("low", "high"))
    down = fact(id="down", kind="ordered", riskier="downward", choices=choices("low", "high"))

    catalogue = loaded(up, down).catalogue

    assert (catalogue["in_final"].safest, catalogue["down"].safest) == ("low", "high")


def test_a_selector_may_name_its_safest_choice():
    first = fact(kind="choice", riskier="selector", safest="a", choices=choices("a", "b"))
    last = fact(
        id="last", kind="choice", riskier="selector", safest="b", choices=choices("a", "b")
    )

    catalogue = loaded(first, last).catalogue

    assert catalogue["in_final"].selector
    assert (catalogue["in_final"].safest, catalogue["last"].safest) == ("a", "b")


def test_everything_about_a_fact_is_read():
    read = loaded(
        fact(
            kind="several",
            riskier="any_but",
            safe=["none"],
            scope="step",
            first_screen="yes",
            gate="person_shown",
            derived=True,
            choices=choices("none", "a"),
            **{"from": ["tools"]},
        )
    )
    found, said = read.catalogue["in_final"], read.words["in_final"]

    assert (found.kind, found.scope, found.registers) == (
        Kind.SEVERAL, Scope.STEP, (Register.TOOLS,)
    )  # fmt: skip
    assert (found.safe, found.gate, found.derived) == ({"none"}, "person_shown", True)
    assert said.first_screen
    assert said.labels["a"] == Phrase(en="a", fr="a fr")
    assert read.topics[0].title == Phrase(en="The use", fr="The use fr")


def test_yes_and_no_are_labelled_without_being_asked():
    assert loaded(fact()).words["in_final"].labels["yes"] == Phrase(en="Yes", fr="Oui")


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"riskier": "upward"}, "riskier"),
        ({"riskier": "any_but"}, "riskier"),
        ({"kind": "ordered", "riskier": "yes", "choices": choices("a")}, "riskier"),
        ({"kind": "ordered", "riskier": "upward"}, "choices"),
        ({"choices": choices("a")}, "choices"),
        ({"safest": "maybe"}, "safest"),
        ({"default": "maybe"}, "default"),
        ({"safe": ["maybe"]}, "safe"),
        ({"topic": "unknown"}, "topic"),
        ({"id": "In Final"}, "id"),
        ({"question": {"en": "only English"}}, "question.fr"),
        ({"scope": "shot"}, "scope"),
        ({"from": ["nobody"]}, "from[0]"),
        ({"riskyer": "yes"}, "riskyer"),
        (
            {"kind": "choice", "riskier": "selector", "safest": "b", "choices": choices(*"abc")},
            "safest",
        ),
    ],
)  # fmt: skip
def test_what_a_fact_cannot_say_is_refused_where_it_stands(wrong, path):
    with pytest.raises(DocumentError) as caught:
        loaded(fact(id="first"), fact(**wrong))

    assert caught.value.where == f"facts.yaml facts[1].{path}"


def test_a_fact_stands_once():
    with pytest.raises(DocumentError) as caught:
        loaded(fact(), fact())

    assert caught.value.where == "facts.yaml facts[1].id"


def test_the_catalogue_that_ships_is_read_once():
    assert load_catalogue() is load_fact_book().catalogue
    assert set(load_catalogue().ids) == set(load_fact_book().words)


def test_a_fault_in_a_document_that_ships_still_has_its_line():
    document = load_document(FACTS)
    with_fault = copy.deepcopy(document.value)
    with_fault["facts"][0]["kind"] = "nonsense"

    with pytest.raises(DocumentError) as caught:
        read_facts(Document(value=with_fault, source=document.source, lines=document.lines))

    line = int(caught.value.where.partition(":")[2].split()[0])
    assert "kind:" in yaml_path(FACTS).read_text("utf-8").splitlines()[line - 1]


def test_the_twin_says_what_the_yaml_says_in_the_same_order():
    written = read_document(yaml_path(FACTS).read_bytes(), "facts.yaml").value
    twin = read_document(compile_document(FACTS), "facts.json").value

    assert twin["document"] == written
    assert [*twin["document"]["facts"][0]] == [*written["facts"][0]]
