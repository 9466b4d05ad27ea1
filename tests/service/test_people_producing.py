"""A production is made by those who may, and changing its packs settles its uses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from tests.service.conftest import Cast

from clearslate.domain.people import Office
from clearslate.domain.production import PackChoice, Production
from clearslate.operations.producing import (
    Flaw,
    Flawed,
    MayNotProduce,
    Planned,
    change_production,
    make_production,
)
from clearslate.records.founding import give_office
from clearslate.records.log import entries
from clearslate.records.productions import production_called, production_numbered
from clearslate.records.reach import NotThere
from clearslate.records.uses import current_in, use_numbered

Enter = Callable[[str], Client]


def _planned(cast: Cast, **changes: object) -> Planned:
    given: dict[str, object] = {
        "production": Production(
            reference="night-ferry",
            title="The Night Ferry",
            packs=(PackChoice(id="netflix-genai"),),
        ),
        "handle": "night-ferry",
        "prefix": "NF",
        "organisation": cast.slate.houses["Quillmark Pictures"],
        "code_name": "",
    }
    return Planned(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Rufus", "Beatriz"])
def test_an_administrator_and_a_studio_s_title_contact_make_productions(
    cast: Cast, name: str
) -> None:
    handle = make_production(_planned(cast), cast.acting(name))

    assert production_called(cast.member("Dara"), handle).name == "The Night Ferry"
    assert [entry.act for entry in entries()][-1] == "production_made"
    with pytest.raises(NotThere):
        production_called(cast.member("Tamsin"), handle)


@pytest.mark.parametrize("name", ["Dara", "Jonah", "Corwin", "Quentin", "Ottoline"])
def test_others_make_none(cast: Cast, name: str) -> None:
    with pytest.raises(MayNotProduce):
        make_production(_planned(cast), cast.acting(name))


def test_a_company_s_administrator_makes_them_for_the_company_and_below(cast: Cast) -> None:
    give_office(cast.number("Dara"), Office.ADMINISTRATOR)
    make_production(_planned(cast), cast.acting("Dara"))
    elsewhere = _planned(cast, organisation=cast.slate.houses["Pinchbeck Row"], handle="b")
    with pytest.raises(NotThere):
        make_production(elsewhere, cast.acting("Dara"))


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"handle": "the-salt-road"}, Flaw.HANDLE_TAKEN),
        ({"handle": "new"}, Flaw.HANDLE),
        ({"handle": "a/b"}, Flaw.HANDLE),
        ({"handle": ""}, Flaw.HANDLE),
        ({"prefix": "nf"}, Flaw.PREFIX),
        ({"prefix": "N-F"}, Flaw.PREFIX),
        ({"production": Production(reference="x", title=" ")}, Flaw.TITLE),
        ({"production": Production(reference="x", title="X", time_zone="Paris")}, Flaw.TIME_ZONE),
        ({"production": Production(reference="x", title="X")}, Flaw.PACKS),
        (
            {
                "production": Production(
                    reference="x", title="X", packs=(PackChoice(id="no-such"),)
                )
            },
            Flaw.PACKS,
        ),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_kept(
    cast: Cast, changes: dict[str, object], flaw: Flaw
) -> None:
    with pytest.raises(Flawed) as refused:
        make_production(_planned(cast, **changes), cast.acting("Rufus"))

    assert flaw in refused.value.flaws
    with pytest.raises(NotThere):
        production_called(cast.member("Beatriz"), "night-ferry")


def test_changing_what_binds_a_production_determines_its_uses_anew(cast: Cast) -> None:
    before = production_numbered(cast.the_salt_road).production
    uses = current_in(cast.the_salt_road)
    digests = {number: use_numbered(number).determination_digest for number in uses}
    [fewer] = [pack for pack in before.packs if pack.id == "netflix-genai"]
    later = change_production(
        "the-salt-road",
        replace(before, packs=(replace(fewer, options=frozenset()),), agreements=frozenset()),
        "",
        cast.acting("Beatriz"),
    )

    assert not later
    after = {number: use_numbered(number).determination_digest for number in uses}
    assert after != digests or fewer.options == frozenset()
    assert any(entry.act == "production_changed" for entry in entries())


def test_saving_what_was_not_changed_changes_and_logs_nothing(cast: Cast) -> None:
    before = sum(1 for _ in entries())
    same = production_numbered(cast.ferry_tales).production
    change_production("ferry-tales", same, "", cast.acting("Beatriz"))

    assert sum(1 for _ in entries()) == before


def test_who_may_not_see_a_title_may_not_change_it(cast: Cast, enter: Enter) -> None:
    """Salt Soap runs as Bright Basin; the administrator may not see titles."""
    assert enter("Rufus").get("/productions/salt-soap/change").status_code == 404
    assert enter("Beatriz").get("/productions/salt-soap/change").status_code == 200
    assert enter("Tamsin").get("/productions/salt-soap/change").status_code == 404


def test_the_form_makes_a_production_and_fills_in_its_handle(cast: Cast, enter: Enter) -> None:
    client = enter("Beatriz")
    given = {
        "title": "L’Été à Dieppe",
        "code_name": "Blue Otter",
        "prefix": "bo",
        "kind": "series",
        "organisation": cast.slate.houses["Studio Lanterne Basse"],
        "genre": "scripted",
        "packs": "netflix-genai",
        "territories": ["fr", "worldwide"],
        "agreements": ["equity_uk", "bogus"],
        "delivery_on": "2027-03-01",
        "time_zone": "Europe/Paris",
    }
    answer = client.post("/productions/new", given)

    assert answer["Location"] == "/productions/blue-otter"
    kept = production_called(cast.member("Beatriz"), "blue-otter")
    assert kept.production.territories == {"fr", "worldwide"}
    assert kept.production.agreements == {"equity_uk"}
    assert kept.production.delivery_on == date(2027, 3, 1)
    assert (kept.prefix, kept.time_zone) == ("BO", "Europe/Paris")
    assert production_called(cast.member("Basile"), "ferry-tales").name

    edit = client.get("/productions/blue-otter/change").content.decode()
    assert 'value="Blue Otter"' in edit
    changed = client.post("/productions/blue-otter/change", given | {"title": "Dieppe"})
    assert changed.status_code == 302
    assert production_called(cast.member("Beatriz"), "blue-otter").name == "Dieppe"
    missing = client.post("/productions/new", given | {"title": "", "handle": "other"})
    assert missing.status_code == 400
    assert "Give a title." in missing.content.decode()
