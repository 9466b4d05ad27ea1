"""Guidance shows what the packs say, and finds it in either language."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.service.conftest import Cast

from clearslate.formats.guidance_index import folded, found_in, passages_of
from clearslate.formats.packs import find_pack
from clearslate.formats.report_html_parts import anchor
from clearslate.operations.guiding import guidance_found, guide_called, guides_for
from clearslate.records.reach import NotThere

Enter = Callable[[str], Client]
PACK = "netflix-genai"


def test_every_clause_has_an_address_that_shows_it_with_its_rules(enter: Enter) -> None:
    client, pack = enter("Jonah"), find_pack(PACK)

    for clause in pack.clauses.values():
        page = client.get(f"/guidance/{PACK}/{clause.id}").content.decode()
        assert clause.title.en in page
        for rule in pack.pack.rules:
            if rule.cites[0] == clause.id:
                assert f'id="{anchor("rule", rule.id)}"' in page


def test_a_clause_that_is_not_there_is_not_found(enter: Enter) -> None:
    client = enter("Jonah")

    for address in (f"/guidance/{PACK}/Z9", "/guidance/nothing", f"/guidance/{PACK}?of=no-such"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("part", ["uses", "clauses", "readings", "cases", "source", "nonsense"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_part_of_the_guide_opens_in_both_languages(
    enter: Enter, part: str, language: str
) -> None:
    client = enter("Jonah")
    client.cookies["clearslate_language"] = language
    answer = client.get(f"/guidance/{PACK}?part={part}")

    assert answer.status_code == 200
    assert " style=" not in answer.content.decode()


def test_the_matrix_leads_to_the_clauses_it_cites(enter: Enter) -> None:
    page = enter("Jonah").get(f"/guidance/{PACK}").content.decode()

    assert f'<a href="/guidance/{PACK}/T1">T1</a>' in page


def test_a_case_stands_on_the_page_of_the_clause_that_decided_it(enter: Enter) -> None:
    page = enter("Jonah").get(f"/guidance/{PACK}/T1").content.decode()

    assert "Temporary voice clone of own actor, consent signed" in page
    assert "Mood board that stays internal" not in page


@pytest.mark.parametrize(
    ("query", "clause"),
    [("T1", "T1"), ("replica", "R1"), ("replique", "R1"), ("RÉPLIQUE", "R1"), ("likeness", "T1")],
)
def test_words_find_clauses_in_either_language_whatever_their_accents(
    query: str, clause: str
) -> None:
    found = found_in(passages_of(find_pack(PACK)), query)

    assert clause in {passage.id for passage in found[:3]}


def test_every_word_has_to_be_there() -> None:
    passages = passages_of(find_pack(PACK))

    assert found_in(passages, "replica zeppelin") == []
    assert found_in(passages, "  ") == []
    assert len(found_in(passages, "replica consent")) <= len(found_in(passages, "replica"))


def test_accents_and_ligatures_fold_away() -> None:
    assert folded("Œuvre déjà ÉCRITE") == "oeuvre deja ecrite"


def test_a_productions_own_pack_is_read_by_those_in_it_and_by_nobody_else(cast: Cast) -> None:
    own = {guide.pack.reference.id for guide in guides_for(cast.member("Hélène")) if guide.own}
    others = {guide.pack.reference.id for guide in guides_for(cast.member("Dara")) if guide.own}

    assert own == {"ferry-tales-title"}
    assert not others
    guide_called(cast.member("Basile"), "ferry-tales-title")
    with pytest.raises(NotThere):
        guide_called(cast.member("Dara"), "ferry-tales-title")
    words = guides_for(cast.member("Hélène"))[-1].pack.title.fr.split()[-1]
    assert not [p for p in guidance_found(cast.member("Dara"), words) if p.of]


def test_a_clause_of_an_own_pack_opens_from_the_search(enter: Enter, cast: Cast) -> None:
    pack, _ = guide_called(cast.member("Hélène"), "ferry-tales-title")
    clause = next(iter(pack.clauses))
    client = enter("Hélène")
    page = client.get("/guidance", {"q": clause}).content.decode()
    address = f"/guidance/ferry-tales-title/{clause}?of=ferry-tales"

    assert address in page
    assert client.get(address).status_code == 200
    assert enter("Dara").get(address).status_code == 404


def test_what_is_not_found_says_what_to_try(enter: Enter) -> None:
    page = enter("Jonah").get("/guidance", {"q": "zeppelin"}).content.decode()

    assert "Nothing in the guidance has all these words." in page
