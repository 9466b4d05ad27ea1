"""Declarations on file in Parquet: the same as one JSON a line, or one located error."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from clearslate.cli.main import run
from clearslate.formats.documents.declaration import declaration_shape, document_of
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Language
from clearslate.formats.production_folder import read_production
from clearslate.formats.stored_declarations import stored_declarations

arrow = pytest.importorskip("pyarrow", reason="an extra: pip install clearslate[parquet]")
pyarrow_json = pytest.importorskip("pyarrow.json")
parquet = pytest.importorskip("pyarrow.parquet")

REPOSITORY = Path(__file__).parents[2]
SALT_ROAD = REPOSITORY / "examples" / "the-salt-road"
DAY = date(2026, 11, 20)
SIGN = {
    "reference": "HT-1",
    "title": "A shop sign",
    "partner": "Harbour VFX",
    "contact": "title.contact@example.org",
    "answers": {"in_final": "yes", "references": ["none"], "misleading": "no"},
    "declared_on": "2026-01-15",
}


at = datetime.fromisoformat


def on_file(path: Path):
    return [*stored_declarations(path, load_catalogue(), DAY)]


def lines(path: Path, *documents: object) -> Path:
    path.write_text("".join(f"{json.dumps(each)}\n" for each in documents), encoding="utf-8")
    return path


def table(path: Path, **columns: object) -> Path:
    """Write one sign a row, with some columns others; None takes a column away."""
    rows = {key: [value] for key, value in SIGN.items()} | columns
    made = {key: values for key, values in rows.items() if values is not None}
    parquet.write_table(arrow.table(made), path)
    return path


def refusal(path: Path) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        on_file(path)
    return caught.value


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Path]:
    """Return the declarations of a sample as lines, and as the table that pyarrow makes of them."""
    folder = read_production(SALT_ROAD, load_catalogue())
    of_all = lines(tmp_path / "kept.jsonl", *map(document_of, folder.declarations))
    parquet.write_table(pyarrow_json.read_json(of_all), tmp_path / "kept.parquet")
    return of_all, tmp_path / "kept.parquet"


def test_a_table_made_of_lines_says_what_the_lines_say(kept):
    of_lines, of_table = kept

    assert on_file(of_table) == on_file(of_lines)
    assert len(on_file(of_table)) > 10


def test_a_table_is_known_by_its_first_bytes_whatever_its_name(kept):
    _, of_table = kept
    renamed = of_table.rename(of_table.with_suffix(".dat"))

    assert on_file(renamed)


@pytest.mark.parametrize("rows", [1, 7, 1024])
def test_neither_row_groups_nor_their_size_change_anything(kept, rows):
    _, of_table = kept
    parquet.write_table(parquet.read_table(of_table), of_table.with_name("again.parquet"), rows)

    assert on_file(of_table.with_name("again.parquet")) == on_file(of_table)


def test_impact_says_the_same_of_a_table_and_of_lines(kept, capsys):
    impact = ["pack", "impact", "netflix-genai", "netflix-genai+advise_only"]
    told = []
    for path in kept:
        code = run([*impact, str(path), "--on", DAY.isoformat()], Language.ENGLISH)
        told.append((code, capsys.readouterr().out))

    assert told[0] == told[1]
    assert told[0][0] == 1


@pytest.mark.parametrize("day", [date(2026, 1, 15), "2026-01-15", at("2026-01-15")])
def test_a_day_may_be_a_day_a_word_or_an_instant_at_midnight(tmp_path, day):
    ((declaration, _),) = on_file(table(tmp_path / "t.parquet", declared_on=[day]))

    assert declaration.declared_on == date(2026, 1, 15)


def test_an_empty_cell_is_a_question_that_nobody_answered(tmp_path):
    answers = arrow.array([{"in_final": None, "misleading": "yes"}])

    ((declaration, _),) = on_file(
        table(tmp_path / "t.parquet", answers=answers, declared_on=arrow.array([None]))
    )

    assert dict(declaration.answers) == {"misleading": "yes"}
    assert declaration.declared_on is None


def test_a_table_without_rows_holds_no_declaration(tmp_path):
    path = table(tmp_path / "t.parquet")
    parquet.write_table(parquet.read_table(path).slice(0, 0), path)

    assert on_file(path) == []


@pytest.mark.parametrize(
    ("columns", "where", "says"),
    [
        ({"partner": None}, "", "expected also a column `partner`: the company"),
        ({"refrence": ["x"]}, "", "found `refrence`, expected one of the columns reference"),
        ({"refrence": ["x"]}, "", "did you mean `reference`?"),
        ({"title": [1.5]}, " title", "found `double`, expected text"),
        ({"title": [b"x"]}, " title", "found `binary`"),
        ({"answers": ["in_final"]}, ":1 answers", "found `in_final`, expected `key: value` lines"),
        (
            {"answers": [{"in_final": 0.5}]},
            " answers.in_final",
            "found `double`, expected text, whole numbers, days",
        ),
        ({"answers": [{"in_final": True}]}, ":1 answers.in_final", "did you mean `yes`?"),
        ({"answers": [{"in_finale": "yes"}]}, ":1 answers.in_finale", "mean `in_final`?"),
        ({"declared_on": [at("2026-01-15T09:00")]}, ":1 declared_on", "`2026-01-15T09:00:00`"),
        ({"reference": [None]}, ":1 reference", "expected also `reference`"),
        ({"assets": [["a", None]]}, ":1 assets[1]", "found `null`"),
    ],
)
def test_a_column_or_cell_that_cannot_be_meant_is_one_located_error(
    tmp_path, columns, where, says
):
    path = table(tmp_path / "t.parquet", **columns)

    error = refusal(path)

    assert error.where == f"{path}{where}"
    assert says in str(error)


def test_the_reference_names_every_column_and_which_are_required():
    page = (REPOSITORY / "docs" / "reference" / "packs.md").read_text(encoding="utf-8")
    rows = page.partition("## Declarations on file")[2].splitlines()
    told = {
        name: "required" in row
        for row in rows
        if row.startswith("| `")
        for name in row.split("|")[1].replace("`", "").replace(" ", "").split(",")
    }

    fields = declaration_shape(load_catalogue()).fields
    assert told == {field.name: field.must_stand for field in fields}


def test_a_column_that_stands_twice_is_refused(tmp_path):
    path = table(tmp_path / "t.parquet")
    once = parquet.read_table(path)
    parquet.write_table(once.append_column("title", once["title"]), path)

    assert "each column once" in str(refusal(path))


def test_the_row_of_a_wrong_word_is_counted_from_one(tmp_path):
    rows = [SIGN, SIGN, SIGN | {"answers": {"in_final": "perhaps"}}]
    parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "t.parquet")

    assert refusal(tmp_path / "t.parquet").where == f"{tmp_path / 't.parquet'}:3 answers.in_final"


@pytest.mark.parametrize("data", [b"", b"PAR1", b"{}\n", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_only_calls_itself_parquet_is_refused(tmp_path, data):
    path = tmp_path / "t.parquet"
    path.write_bytes(data)

    error = refusal(path)

    assert error.where == str(path)
    assert "expected a whole Parquet file" in str(error)
    assert "attendu un fichier Parquet complet" in error.told(Language.FRENCH)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_table_that_was_cut_short_is_refused(kept, part):
    _, path = kept
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])

    assert "expected a whole Parquet file" in str(refusal(path))


def test_rows_before_a_damaged_group_are_read_and_the_damage_is_located(tmp_path):
    path = tmp_path / "t.parquet"
    rows = [SIGN | {"reference": f"HT-{place}"} for place in range(3000)]
    parquet.write_table(arrow.Table.from_pylist(rows), path, 2048, compression="zstd")
    last = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    start = last.dictionary_page_offset or last.data_page_offset
    data[start : start + last.total_compressed_size] = bytes(last.total_compressed_size)
    path.write_bytes(data)

    declarations = stored_declarations(path, load_catalogue(), DAY)
    read = [next(declarations) for _ in range(2048)]
    with pytest.raises(DocumentError) as caught:
        next(declarations)

    assert read[-1][0].reference == "HT-2047"
    assert caught.value.where == f"{path}:2049"
    assert "the file is damaged" in str(caught.value)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (Language.ENGLISH, "expected a file of one JSON declaration a line; to read Parquet"),
        (Language.FRENCH, "pour lire du Parquet, faites d’abord"),
    ],
)
def test_without_the_extra_a_table_is_exit_2_and_the_message_says_how_to_get_it(
    kept, monkeypatch, capsys, language, says
):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    of_lines, of_table = kept
    impact = ["pack", "impact", "netflix-genai", "netflix-genai"]

    refused = run([*impact, str(of_table)], language)
    told = " ".join(capsys.readouterr().err.split())
    read = run([*impact, str(of_lines)], language)

    assert (refused, read) == (2, 0)
    assert says in told
    assert "pip install 'clearslate[parquet]'" in told
