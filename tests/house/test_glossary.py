"""One word for each thing: every public class of the domain has its entry in the glossary."""

import ast
import re
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DOMAIN = REPOSITORY / "src" / "clearslate" / "domain"
GLOSSARY = REPOSITORY / "docs" / "glossary.md"

_TERM = re.compile(r"\*\*(.+?)\*\*")
_NAME = re.compile(r"`(\w+)`")
_FRENCH = re.compile(r"\(\*[^*]+\*\)")


def test_every_public_class_of_the_domain_has_its_entry():
    said = terms() | named()

    without = sorted(name for name in classes() if name not in said and spoken(name) not in said)

    assert not without, f"docs/glossary.md has no entry for {', '.join(without)}"


def test_no_term_is_explained_twice():
    counted = Counter(term for row in rows() for term in row_terms(row))

    assert not [term for term, times in counted.items() if times > 1]


def test_every_entry_says_its_word_in_french():
    assert not [row for row in rows() if not _FRENCH.search(row.split("|")[1])]


def test_every_entry_says_what_it_means():
    assert not [row for row in rows() if not row.split("|")[2].strip()]


def test_a_class_without_an_entry_would_be_noticed():
    assert spoken("ShotDisclosureMap") in terms()
    assert spoken("ThingThatNobodyExplained") not in terms() | named()


def classes() -> set[str]:
    return {
        node.name
        for path in DOMAIN.rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def terms() -> set[str]:
    return {term for row in rows() for term in row_terms(row)}


def named() -> set[str]:
    """Return the names in backticks, each of which an entry connects with a class."""
    return {name for row in rows() for name in _NAME.findall(row)}


def rows() -> list[str]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("| **")]


def row_terms(row: str) -> list[str]:
    bold = _TERM.search(row)
    return [term.strip().casefold() for term in bold.group(1).split(",")] if bold else []


def spoken(name: str) -> str:
    """Return the words of which a class name is made: ``CheckedEvent``, *checked event*."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).casefold()
