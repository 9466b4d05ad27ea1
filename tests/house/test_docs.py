"""What is written about Clearslate is true of it: links, modules and examples."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.house.pages import (
    FENCE,
    REFERENCE,
    REPOSITORY,
    Block,
    blocks,
    first_line,
    keys_in,
    keys_of,
    pages,
    sections_of,
)

from clearslate.domain.facts import Catalogue
from clearslate.domain.policy.compile import Ruleset
from clearslate.domain.policy.language import Vocabulary, read_condition
from clearslate.domain.policy.polarity import wrong_ways
from clearslate.domain.policy.trial import try_cases
from clearslate.formats.assets import read_assets
from clearslate.formats.cases import read_cases
from clearslate.formats.documents.approval import read_approval
from clearslate.formats.documents.consent import read_consent
from clearslate.formats.documents.declaration import read_declaration
from clearslate.formats.documents.licence import read_licence
from clearslate.formats.documents.names import read_names
from clearslate.formats.documents.production import read_production_document
from clearslate.formats.documents.tool import read_tool
from clearslate.formats.documents.waiver import read_waiver
from clearslate.formats.errors import DocumentError
from clearslate.formats.facts import load_catalogue
from clearslate.formats.pack import read_pack
from clearslate.formats.pack_shape import pack_shape
from clearslate.formats.packs import ruleset_of
from clearslate.formats.plain import Document
from clearslate.formats.schemas import schema
from clearslate.formats.yaml_text import read_document

DOCUMENTS = REFERENCE / "documents.md"
PACKS = REFERENCE / "packs.md"

OPTION = "strict_voice"
"""The option of the pack that packs.md shows."""

READERS: Mapping[str, Callable[[Document, Catalogue], object]] = {
    "production": read_production_document,
    "declaration": read_declaration,
    "tool": read_tool,
    "consent": read_consent,
    "licence": lambda document, _: read_licence(document),
    "approval": read_approval,
    "waiver": lambda document, _: read_waiver(document),
    "names": lambda document, _: read_names(document),
}

_LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)
_MODULE = re.compile(r"`([\w/]+\.py)`")


def examples() -> list[Block]:
    """Return the examples of documents, each of which says in its first line what it is."""
    return [block for block in blocks(DOCUMENTS) if block.language == "yaml"]


def conditions() -> list[str]:
    """Return every line of the blocks that show conditions, without what is said beside it."""
    shown = (block.text for block in blocks(PACKS) if block.language == "condition")
    lines = (line.partition("#")[0].strip() for text in shown for line in text.splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_every_link_between_pages_leads_somewhere(page):
    assert not [target for target in links(page) if not leads_somewhere(page, target)]


def test_a_broken_link_would_be_noticed(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A heading, here\n[a](#a-heading-here) [b](gone.md) [c](#gone)\n")

    found = [target for target in links(page) if not leads_somewhere(page, target)]

    assert found == ["gone.md", "#gone"]


def test_every_module_that_a_page_names_exists():
    folders = [REPOSITORY / name for name in ("src", "tests", "bench", "examples")]
    there = [f"/{path.as_posix()}" for folder in folders for path in folder.rglob("*.py")]
    named = {
        (page.name, module)
        for page in pages()
        for module in _MODULE.findall(page.read_text(encoding="utf-8"))
    }

    assert named
    assert not [each for each in named if not any(p.endswith(f"/{each[1]}") for p in there)]


@pytest.mark.parametrize("example", examples(), ids=lambda b: first_line(b))
def test_every_example_of_a_document_is_read_by_its_reader(example):
    document = read_document(example.text.encode(), first_line(example))

    assert READERS[kind_of(example)](document, load_catalogue())


def test_the_example_of_the_asset_register_is_read():
    register = next(block for block in blocks(DOCUMENTS) if block.language == "json")
    lines = register.text.encode().splitlines()

    assert len(read_assets(lines, "assets.jsonl")) == len(lines)


@pytest.mark.parametrize("kind", READERS)
def test_the_examples_of_a_document_show_every_key_that_it_may_have(kind):
    shown = {
        key
        for example in examples()
        if kind_of(example) == kind
        for key in keys_in(read_document(example.text.encode(), kind).value)
    }

    assert not [key for key in keys_of(schema(kind)) if key not in shown]


def test_the_example_of_the_asset_register_shows_every_key_that_an_asset_may_have():
    register = next(block for block in blocks(DOCUMENTS) if block.language == "json")
    shown = {key for line in register.text.splitlines() for key in keys_in(json.loads(line))}

    assert not [key for key in keys_of(schema("asset")) if key not in shown]


def test_the_example_of_a_pack_is_read_by_its_reader():
    pack = read_pack(example_pack(), load_catalogue(), [OPTION])

    assert pack.reference.options == (OPTION,)


def test_the_example_of_a_pack_shows_every_key_that_a_pack_may_have():
    shown = set(keys_in(example_pack().value))

    assert not [k for k in keys_of(pack_shape(load_catalogue()).schema()) if k not in shown]


def test_the_cases_of_the_example_of_a_pack_come_out():
    catalogue = load_catalogue()
    cases = read_cases(example_cases(), read_pack(example_pack(), catalogue), catalogue)

    trial = try_cases(
        cases, example_rules, read_pack(example_pack(), catalogue).mild_case, [OPTION]
    )

    assert not trial.failures
    assert not trial.untried


def test_the_example_of_cases_shows_every_key_that_a_case_may_have():
    catalogue = load_catalogue()
    pack = read_pack(example_pack(), catalogue)
    wrong = read_document(b"pack: voice-policy\ncases: [{nonsense: x}]", "cases.yaml")

    with pytest.raises(DocumentError, match="expected one of ") as refused:
        read_cases(wrong, pack, catalogue)

    known = refused.value.expected.en.removeprefix("one of ").split(", ")
    assert not [key for key in known if f"cases.{key}" not in set(keys_in(example_cases().value))]


@pytest.mark.parametrize("line", conditions())
def test_every_condition_that_is_shown_can_be_read(line):
    vocabulary = Vocabulary(catalogue=load_catalogue(), definitions={}, options={OPTION: True})

    assert read_condition(line, vocabulary)


def test_the_table_of_riskier_sides_says_what_a_pack_may_ask():
    asked, refused = riskier_sides()
    catalogue = load_catalogue()
    vocabulary = Vocabulary(catalogue=catalogue, definitions={}, options={})

    def may_be_asked(line: str) -> bool:
        return not [*wrong_ways(read_condition(line, vocabulary), catalogue)]

    assert asked
    assert refused
    assert not [line for line in asked if not may_be_asked(line)]
    assert not [line for line in refused if may_be_asked(line)]


def test_an_error_that_is_quoted_is_the_error_that_is_told():
    quoted = [(page, said) for page in (DOCUMENTS, PACKS) for said in errors_in(page)]

    assert quoted
    assert not [said for page, said in quoted if said != error_of(page, said)]


def kind_of(example: Block) -> str:
    """Return the kind of a document from where it is kept: ``tools/x.yaml`` is a tool."""
    folder = first_line(example).partition("/")[0].removesuffix(".yaml")
    return folder if folder in READERS else folder.removesuffix("s")


def example_pack() -> Document:
    whole = next(b for b in blocks(PACKS) if b.language == "yaml" and b.text.startswith("pack:"))
    return read_document(whole.text.encode(), "packs.md")


def riskier_sides() -> tuple[list[str], list[str]]:
    """Return the conditions that the table shows as asked and as refused."""
    table = re.findall(
        r"^\| .+? \| (.+?) \| (.+?) \|$", sections_of(PACKS)["The riskier side"], re.M
    )
    cells = [row for row in table if "`" in row[1]]
    return tuple([c for row in cells for c in re.findall(r"`(.+?)`", row[i])] for i in (0, 1))


def errors_in(page: Path) -> list[str]:
    text = " ".join(page.read_text(encoding="utf-8").split())
    return [said for said in re.findall(r"``(\S+:\d+ .+?)``", text) if "did you mean" in said]


def error_of(page: Path, said: str) -> str:
    """Return what is told of the page's own example, with the word that ``said`` quotes in it."""
    source = said.partition(":")[0]
    found, meant = re.search(r"found `(.+?)`", said), re.search(r"did you mean `(.+?)`", said)
    assert found
    assert meant
    starts = "pack:" if page == PACKS else f"# {source}"
    text = next(b.text for b in blocks(page) if b.language == "yaml" and b.text.startswith(starts))
    wrong = read_document(text.replace(meant[1], found[1], 1).encode(), source)
    with pytest.raises(DocumentError) as refused:
        (read_pack if page == PACKS else read_declaration)(wrong, load_catalogue())
    return str(refused.value)


def example_cases() -> Document:
    cases = next(b for b in blocks(PACKS) if first_line(b).endswith("cases.yaml"))
    return read_document(cases.text.encode(), first_line(cases))


def example_rules(options: tuple[str, ...]) -> Ruleset:
    return ruleset_of([read_pack(example_pack(), load_catalogue(), options)])


def links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [target for target in _LINK.findall(text) if "://" not in target]


def leads_somewhere(page: Path, target: str) -> bool:
    name, _, anchor = unquote(target).partition("#")
    there = page.parent / name if name else page
    return there.exists() and (not anchor or anchor in anchors(there))


def anchors(page: Path) -> set[str]:
    """Return the anchors that a heading gets: its words in small letters, with hyphens."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    said = (heading.replace("`", "").casefold() for _, heading in _HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in said}
