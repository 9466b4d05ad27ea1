"""A pack that says who decides first, as its author and those who are asked meet it."""

import json
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Clearslate

from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack import read_pack
from clearslate.formats.phrase import Language
from clearslate.formats.yaml_text import read_file

HOUSE = """\
pack: {name}
version: "1.0"
title: {{en: "House rules", fr: "Règles maison"}}
issuer: Harbour VFX
authority: policy
status: in_force
source:
  title: House rules
  publisher: Harbour VFX
  url: https://example.org/rules
  date: 2026-01-01
  retrieved: 2026-02-01
notice: {{en: "For tests.", fr: "Pour les essais."}}
clauses:
  - id: A
    title: {{en: "Honesty", fr: "Honnêteté"}}
    text: {{en: "Nothing misleads.", fr: "Rien ne trompe."}}
rules:
  - id: A1
    when: misleading
    then: approval
    cites: [A]
    approvers: [legal, talent_relations, title_contact]
    because: {{en: "It misleads.", fr: "Cela trompe."}}
  - id: A2
    when: key_creative
    then: escalate
    cites: [A]
    approvers: [security]
    because: {{en: "It is key.", fr: "C’est central."}}
{order}mild_case: {{misleading: no, key_creative: no}}
"""
USE = """\
reference: HT-0042
title: A headline
partner: Harbour VFX
contact: title.contact@example.org
answers: {misleading: yes, key_creative: no}
"""
IN_TURN = "review_order:\n  - [talent_relations, legal]\n  - title_contact\n"


@pytest.fixture
def write(tmp_path: Path):
    def written(order: str, name: str = "house") -> Path:
        file = tmp_path / f"{name}.yaml"
        file.write_text(HOUSE.format(order=order, name=name), encoding="utf-8")
        return file

    return written


@pytest.fixture
def use(tmp_path: Path) -> Path:
    file = tmp_path / "use.yaml"
    file.write_text(USE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("- leagl\n", "review_order[0]: found `leagl`"),
        ("- [legal, securty]\n", "review_order[0][1]: found `securty`"),
        ("- legal\n  - [title_contact, legal]\n", "house.yaml:33 review_order[1]: found `legal`"),
        ("- [legal, legal]\n", "review_order[0][1]: found `legal`, expected each word once"),
        ("- []\n", "review_order[0]: found `[]`, expected at least one"),
    ],
)
def test_an_order_that_cannot_be_meant_is_refused_at_its_place(
    clearslate: Clearslate, write, order: str, said: str
) -> None:
    told = clearslate("pack", "lint", write(f"review_order:\n  {order}"))

    assert told.code == 2
    assert said in told.err


def test_a_misspelt_office_is_told_the_nearest_right_one(clearslate: Clearslate, write) -> None:
    told = clearslate("pack", "lint", write("review_order:\n  - leagl\n"))

    assert "did you mean `legal`?" in told.err


def test_packs_whose_orders_form_a_ring_are_refused_with_who_says_what(
    clearslate: Clearslate, write, use: Path
) -> None:
    one = write("review_order: [legal, title_contact]\n", "house")
    other = write("review_order: [title_contact, legal]\n", "streamer")

    for told in (
        clearslate("pack", "lint", one, other),
        clearslate("check", use, "--pack", one, "--pack", other),
    ):
        assert told.code == 2
        assert "house puts legal before title_contact" in told.err
        assert "streamer puts title_contact before legal" in told.err


def test_a_production_that_chose_packs_at_odds_is_refused_at_its_packs(
    clearslate: Clearslate, write, use: Path, tmp_path: Path
) -> None:
    (tmp_path / "packs").mkdir()
    write("review_order: [legal, title_contact]\n", "packs/house").write_text(
        HOUSE.format(order="review_order: [legal, title_contact]\n", name="house"), "utf-8"
    )
    (tmp_path / "packs" / "streamer.yaml").write_text(
        HOUSE.format(order="review_order: [title_contact, legal]\n", name="streamer"), "utf-8"
    )
    (tmp_path / "production.yaml").write_text(
        "reference: p\ntitle: P\nkind: film\npacks: [{id: house}, {id: streamer}]\n", "utf-8"
    )

    told = clearslate("check", use, "--production", tmp_path)

    assert told.code == 2
    assert "production.yaml packs: found `legal, title_contact, legal`" in told.err


def test_a_use_says_who_decides_first_in_both_languages_and_to_scripts(
    clearslate: Clearslate, write, use: Path
) -> None:
    pack = write(IN_TURN)

    english = clearslate("check", use, "--pack", pack).out
    told = clearslate("check", use, "--pack", pack, language=Language.FRENCH)
    french = " ".join(told.out.split())
    object_ = json.loads(clearslate("check", use, "--pack", pack, "--json").out)

    assert "Legal and Talent Relations, then the title contact." in english
    assert "approval from Legal and Talent Relations, then the title" in english
    assert "Le juridique et les relations artistes, puis le contact du titre." in french
    assert "du juridique et des relations artistes, puis du contact" in french
    assert object_["turns"] == [["legal", "talent_relations"], ["title_contact"]]
    assert [*object_["approvers"]] == ["title_contact", "legal", "talent_relations"]


def test_without_an_order_nothing_is_said_of_turns(
    clearslate: Clearslate, write, use: Path
) -> None:
    pack = write("")

    assert ", then " not in clearslate("check", use, "--pack", pack).out.split("Rules asked")[0]
    assert "turns" not in json.loads(clearslate("check", use, "--pack", pack, "--json").out)


def test_lint_points_at_a_turn_that_never_comes(clearslate: Clearslate, write) -> None:
    told = clearslate("pack", "lint", write("review_order: [security, title_contact]\n"))

    assert told.code == 1
    assert "house.yaml:31 review_order[0]: no rule asks `security` for a yes" in told.out
    assert clearslate("pack", "lint", write(IN_TURN)).out.startswith("house: nothing to look at")


def test_lint_asks_the_packs_beside_it_whether_a_turn_comes(clearslate: Clearslate, write) -> None:
    order = write("review_order: [editorial_standards, title_contact]\n")
    asks = write("", "desk")
    asks.write_text(
        asks.read_text("utf-8").replace("[legal, talent", "[editorial_standards, legal, talent"),
        "utf-8",
    )

    assert "editorial_standards" in clearslate("pack", "lint", order).out
    assert "review_order" not in clearslate("pack", "lint", order, asks).out


def test_lint_points_at_an_order_that_orders_nothing(clearslate: Clearslate, write) -> None:
    told = clearslate("pack", "lint", write("review_order:\n  - [legal, title_contact]\n"))

    assert "a review order of one turn orders nothing" in told.out


def test_diff_says_that_people_are_asked_in_another_order(clearslate: Clearslate, write) -> None:
    old, new = write("", "old"), write(IN_TURN, "new")

    told = clearslate("pack", "diff", old, new)
    said = " ".join(told.out.split())

    assert told.code == 1
    assert "1 difference" in said
    assert (
        "Who decides first: all at the same time; now Legal and Talent Relations, then the title "
        "contact." in said
    )
    assert clearslate("pack", "diff", old, old).code == 0


def test_show_tells_the_order_and_is_silent_where_there_is_none(
    clearslate: Clearslate, write
) -> None:
    said = " ".join(clearslate("pack", "show", write(IN_TURN)).out.split())
    page = clearslate("pack", "show", write(IN_TURN), "--html").out

    assert "Who decides first Legal and Talent Relations, then the title contact." in said
    assert page.count("Legal and Talent Relations, then the title contact") == 1
    assert "Who decides first" not in clearslate("pack", "show", write("", "none")).out


def test_the_schema_takes_what_is_read_and_refuses_what_is_not(
    clearslate: Clearslate, write
) -> None:
    schema = json.loads(clearslate("pack", "schema").out)
    jsonschema.validate(read_file(write(IN_TURN)).value, schema)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read_file(write("review_order: [nobody]\n", "wrong")).value, schema)


def test_an_order_is_part_of_the_digest_and_survives_formatting(
    clearslate: Clearslate, write
) -> None:
    plain, ordered = (
        read_pack(read_file(write(order)), load_catalogue()) for order in ("", IN_TURN)
    )
    file = write(IN_TURN.replace("title_contact\n", "title_contact  # last\n"))
    file.write_text(file.read_text("utf-8").replace("when: misleading", "when:  NOT never"))
    clearslate("pack", "format", file)

    assert plain.reference.digest != ordered.reference.digest
    assert read_pack(read_file(file), load_catalogue()).pack.review_order == (
        ordered.pack.review_order
    )
    assert "title_contact  # last" in file.read_text("utf-8")
