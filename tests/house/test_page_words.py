"""Every word on a page stands in ``formats/words/pages``, in both languages, and is used."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from clearslate.formats.phrase import Phrase

REPOSITORY = Path(__file__).resolve().parents[2]
WEB = REPOSITORY / "src" / "clearslate" / "web"
PAGES = REPOSITORY / "src" / "clearslate" / "formats" / "words" / "pages"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))

_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.S)
_LAYOUT = re.compile(r"\{% block layout %\}[a-z -]*\{% endblock %\}")
"""What is never shown: the class of a layout."""
_MARKUP = re.compile(
    r"<!--.*?-->|<(?:script|style|svg|code|kbd)\b.*?</(?:script|style|svg|code|kbd)>|<[^>]*>", re.S
)
_SPOKEN = re.compile(r'\b(?:aria-label|placeholder|title|alt|aria-description)="([^"]*)"')
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_USED = re.compile(r"\bw\.([a-z_]+)\.([a-z_0-9]+)")
_PLACES = re.compile(r"\{([a-z_]+)\}")
SAME_EVERYWHERE = frozenset(
    ("Clearslate", "EN", "FR", "English", "Français", "CSV", "JSON", "YAML", "EDL", "OTIO")
)
"""Names of formats, and the languages by their own names."""


def name(path: Path) -> str:
    return str(path.relative_to(WEB / "templates"))


def words_between(text: str) -> list[str]:
    text = _TAGS.sub(" ", _LAYOUT.sub(" ", text))
    spoken = " ".join(_SPOKEN.findall(text))
    return [
        w
        for w in _LETTERS.findall(f"{_MARKUP.sub(' ', text)} {spoken}")
        if w not in SAME_EVERYWHERE
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_no_word_stands_in_a_template_itself(template: Path) -> None:
    found = words_between(template.read_text(encoding="utf-8"))

    assert not [word for word in found if not word.startswith("&")]


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_word_that_a_template_says_is_written(template: Path) -> None:
    said = _USED.findall(template.read_text(encoding="utf-8"))

    missing = [
        f"{page}.{word}"
        for page, word in said
        if not hasattr(import_module(f"clearslate.formats.words.pages.{page}"), word.upper())
    ]
    assert not missing


def phrases() -> list[tuple[str, Phrase]]:
    found = []
    for path in sorted(PAGES.rglob("*.py")):
        if path.stem != "__init__":
            module = import_module(f"clearslate.formats.words.pages.{path.stem}")
            for key, value in vars(module).items():
                if isinstance(value, Phrase):
                    found.append((f"{path.stem}.{key}", value))
                elif isinstance(value, dict):
                    found += [
                        (f"{path.stem}.{key}[{k}]", v)
                        for k, v in value.items()
                        if isinstance(v, Phrase)
                    ]
    return found


def values(text: str) -> set[str]:
    # French elides: a value may come in with its preposition.
    return {name.removeprefix("of_") for name in _PLACES.findall(text)}


def test_both_languages_say_the_same_values() -> None:
    unlike = [where for where, phrase in phrases() if values(phrase.en) != values(phrase.fr)]

    assert not unlike
