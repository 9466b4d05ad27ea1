"""Nobody means it: every form says so beside the field, keeps what was typed, and saves nothing."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import Cast
from tests.service.test_declare import BASE, TITLE, answers_of, begun, submitted

from clearslate.records.drafts import drafts_of
from clearslate.records.files import files_of
from clearslate.records.people_kept import person_kept
from clearslate.records.register_lists import record_read
from clearslate.records.uses import use_called

Enter = Callable[[str], Client]
ABOUT = {"title": TITLE, "contact": "title.contact@example.org"}
TOOL = "/registers/tool/the-salt-road/change/facet-render-3"
EMPTY = "Found a file without content (0 bytes)"


def said(answer: object) -> str:
    """Return what a refused page says."""
    assert answer.status_code in (400, 422), answer.status_code  # type: ignore[attr-defined]
    return unescape(answer.content.decode())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("needed", "1020-11-20", "Found `1020-11-20`, expected a day from 1800 to 2199"),
        ("needed", "2099-11-20", "expected a day from 19 November 2025 to 20 November 2036"),
        ("needed", "2021-11-20", "Found 20 November 2021, expected a day from"),
        ("contact", "Beatriz", "Found `Beatriz`, expected a mail address such as"),
        ("title", "t" * 301, "Found 301 characters, expected at most 300."),
    ],
)
def test_the_first_page_says_what_nobody_means_and_keeps_it_as_typed(
    cast: Cast, enter: Enter, field: str, typed: str, told: str
) -> None:
    jonah = enter("Jonah")

    new = said(jonah.post(f"{BASE}/declare", ABOUT | {field: typed}))
    address = begun(jonah)
    changed = said(jonah.post(f"{address}/about", ABOUT | {field: typed, "do": "continue"}))

    for page in (new, changed):
        assert told in page
        assert f'value="{typed}"' in page
    [draft] = drafts_of(cast.member("Jonah"))
    assert draft.title == TITLE


@pytest.mark.parametrize("needed", ["2026-11-20", "2025-12-01", "2030-06-01"])
def test_what_a_production_may_mean_is_kept(cast: Cast, enter: Enter, needed: str) -> None:
    jonah = enter("Jonah")
    jonah.post(f"{begun(jonah)}/about", ABOUT | {"needed": needed, "do": "continue"})

    assert submitted(jonah, cast, "Jonah").needed_on == date.fromisoformat(needed)


@pytest.mark.parametrize(
    ("page", "fact", "none"), [("rights", "references", "Nothing"), ("material", "inputs", "")]
)
def test_none_beside_others_is_asked_about_and_both_stay_chosen(
    cast: Cast, enter: Enter, page: str, fact: str, none: str
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    other = {"references": "public_figure", "inputs": "script"}[fact]

    shown = said(jonah.post(f"{address}/{page}", {"asked": fact, f"a.{fact}": ["none", other]}))

    assert re.search(r"Choose “[^”]+” alone, or the answers that apply\.", shown)
    chosen = re.findall(rf'name="a.{fact}" value="([a-z_]+)" checked', shown)
    assert chosen == ["none", other]
    assert fact not in answers_of(jonah, address)


def test_none_beside_others_is_asked_about_of_a_step_too(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    posted = {"rows": "1", "step.0": "paint", "a.inputs.0": ["none", "script"]}

    shown = said(jonah.post(f"{begun(jonah)}/steps", posted))

    assert re.findall(r'name="a.inputs.0" value="([a-z_]+)" checked', shown) == ["none", "script"]


@pytest.mark.parametrize(
    ("page", "posted", "field", "most"),
    [
        ("steps", {"rows": "1", "step.0": "s" * 301}, "step.0", 300),
        ("steps", {"rows": "1", "step.0": "paint", "other.0": "o" * 121}, "other.0", 120),
        ("performers", {"rows": "1", "person.0": "p" * 301}, "person.0", 300),
        ("works", {"works": "A Painting\n" + "w" * 301}, "works", 300),
        ("works", {"assets": "a" * 301}, "assets", 300),
    ],
)
def test_a_name_too_long_is_told_and_stands_whole(
    cast: Cast, enter: Enter, page: str, posted: dict[str, str], field: str, most: int
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    jonah.post(f"{address}/people", {"asked": "person_shown", "a.person_shown": "yes"})

    shown = said(jonah.post(f"{address}/{page}", posted | {"do": "continue"}))

    assert f"Found {most + 1} characters, expected at most {most}." in shown
    assert posted[field] in shown
    assert f'id="q-{field}"' in shown
    assert "is saved." not in shown
    checked = jonah.get(f"{address}/check").content.decode()
    assert posted[field][-40:] not in checked


def test_more_lines_than_a_list_holds_are_told_and_none_is_dropped(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    assets = "\n".join(f"SR_{n}" for n in range(501))

    shown = said(jonah.post(f"{begun(jonah)}/works", {"assets": assets, "do": "continue"}))

    assert "Found 501 lines, expected at most 500." in shown
    assert "SR_500" in shown


@pytest.mark.parametrize(
    ("typed", "path", "told"),
    [
        (
            {"reviewed": "2026-06-01", "expires": "2026-05-31"},
            "expires",
            "expected a last day that is not before the review itself",
        ),
        ({"reviewed": "2099-01-01"}, "reviewed", "Found 1 January 2099, which is still to come"),
        (
            {"terms_snapshot.date": "2099-01-01"},
            "terms_snapshot-date",
            "Found 1 January 2099, which is still to come",
        ),
        ({"expires": "2999-01-01"}, "expires", "expected a day from 1800 to 2199"),
        ({"review_on": "1020-01-01"}, "review_on", "expected a day from 1800 to 2199"),
    ],
)
def test_a_tool_s_days_are_held_to_what_can_be_meant(
    cast: Cast, enter: Enter, typed: dict[str, str], path: str, told: str
) -> None:
    form = {
        "toolmaker": "Facet",
        "tool": "Facet Render",
        "terms_snapshot.digest": "sha256:" + "a" * 64,
        "owner": str(cast.number("Dara")),
    }

    page = said(enter("Dara").post(TOOL, form | typed | {"seen": "1"}))

    assert told in page
    assert all(f'value="{value}"' in page for value in typed.values())
    kept = record_read(cast.member("Dara"), "tool", "facet-render-3", "the-salt-road").kept
    assert kept.version == 1


def test_a_consent_is_not_signed_on_a_day_to_come(enter: Enter) -> None:
    form = {
        "reference": "C-0999",
        "performer": "Maren Oskvale",
        "kind": "alteration",
        "purposes": "previs",
        "production": "the-salt-road",
        "signed_on": "2099-01-01",
        "place": "the-salt-road",
    }

    page = said(enter("Dara").post("/registers/consent/add", form | {"seen": "0"}))

    assert "Found 1 January 2099, which is still to come" in page


def test_an_empty_file_is_refused_wherever_one_is_attached(cast: Cast, enter: Enter) -> None:
    jonah, dara = enter("Jonah"), enter("Dara")
    address = begun(jonah)
    [draft] = drafts_of(cast.member("Jonah"))

    def nothing(name: str = "empty.pdf") -> dict[str, object]:
        return {"file": SimpleUploadedFile(name, b"")}

    assert EMPTY in said(jonah.post(f"{address}/files", nothing()))
    assert EMPTY in said(jonah.post("/productions/the-salt-road/attach/SR-0007", nothing()))
    assert EMPTY in said(jonah.post(f"{BASE}/evidence", nothing("inspect.jsonl")))
    assert EMPTY in said(dara.post(TOOL, {"toolmaker": "Facet", "tool": "F"} | nothing()))
    assert files_of(draft=draft.number) == ()
    assert files_of(use=use_called(cast.member("Jonah"), "the-salt-road", "SR-0007").number) == ()


def test_a_web_page_is_named_where_inspections_or_a_folder_are_expected(
    cast: Cast, enter: Enter
) -> None:
    page = b"<!DOCTYPE html><html><body>Sign in to download</body></html>"

    evidence = enter("Jonah").post(
        f"{BASE}/evidence", {"file": SimpleUploadedFile("inspect.jsonl", page)}
    )
    folder = enter("Dara").post(
        "/productions-import",
        {
            "file": SimpleUploadedFile("the-salt-road.zip", page),
            "organisation": str(cast.slate.houses["Quillmark Pictures"]),
            "prefix": "SR",
        },
    )

    assert "inspect.jsonl" in said(evidence)
    assert "the-salt-road.zip" in said(folder)


@pytest.mark.parametrize("act", ["comment", "withdraw"])
def test_a_text_too_long_is_told_and_stands_whole(enter: Enter, act: str) -> None:
    text = "x" * 20_001

    page = said(enter("Jonah").post(f"/productions/the-salt-road/{act}/SR-0007", {"text": text}))

    assert "Found 20,001 characters, expected at most 20,000." in page
    assert text in page


def test_a_production_s_days_and_names_are_told_and_not_dropped(enter: Enter) -> None:
    form = {
        "title": "The Salt Road",
        "packs": "netflix-genai",
        "time_zone": "Europe/London",
        "delivery_on": "1020-01-01",
        "code_name": "c" * 201,
        "agreements": ["none", "wga"],
    }

    page = said(enter("Beatriz").post(f"{BASE}/change", form))

    assert "Delivery: Found `1020-01-01`, expected a day from 1800 to 2199" in page
    assert "Code name: Found 201 characters, expected at most 200." in page
    assert re.search(r"Agreements in force: Choose “[^”]+” alone", page)
    assert 'value="1020-01-01"' in page
    assert "c" * 201 in page


def test_a_person_s_name_is_not_cut(cast: Cast, enter: Enter) -> None:
    name = "n" * 201

    own = said(enter("Jonah").post("/me", {"name": name, "language": "en"}))
    invited = said(enter("Dara").post("/people/invite", {"name": name, "email": "a@example.org"}))

    for page in (own, invited):
        assert "Found 201 characters, expected at most 200." in page
        assert name in page
    member = cast.member("Jonah")
    assert person_kept(member.number, member).name == "Jonah Pell"


def test_it_is_said_in_french(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    jonah.cookies["clearslate_language"] = "fr"

    page = said(jonah.post(f"{BASE}/declare", ABOUT | {"needed": "2099-01-01", "contact": "x"}))

    assert "Trouvé le 1er janvier 2099, attendu un jour du 19 novembre 2025 au" in page
    assert "attendu une adresse électronique comme contact.titre@example.org." in page
