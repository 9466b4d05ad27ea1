"""One self-contained page: style, shapes, head and foot around what a report has to say.

It needs no script and fetches nothing; the browser is told so. It prints.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.report_html_parts import Html, text

_HERE = Path(__file__).resolve().parent
_NOTHING_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"
"""Told to the browser, so that nothing on the page can fetch or run anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on a page; ``title`` is what the window and a bookmark say."""

    title: str
    said_above: str
    """The one line beside the brand."""
    skip: tuple[str, Phrase]
    """Where a keyboard may jump to at once: the id, and what the link says."""
    body: Html
    foot: Html
    subject: str
    """What every printed page says in its foot."""
    styles: tuple[str, ...] = ("report.css",)


def page_html(page: Page, language: Language) -> str:
    """Return the whole page, as text to be kept in UTF-8."""
    style = "".join(_read(name) for name in page.styles)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_OUTSIDE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(page.title)} · Clearslate</title>\n"
        f"<style>\n{style}{_paper(page.subject)}</style>\n</head>\n"
        f"<body>\n{_read('report_sprite.svg')}{_top(page, language)}"
        f"<main>\n{page.body}</main>\n"
        f'<footer class="foot">{page.foot}</footer>\n</body>\n</html>\n'
    )


def _top(page: Page, language: Language) -> str:
    target, said = page.skip
    return (
        f'<a class="skip" href="#{target}">{text(said.say(language))}</a>\n'
        '<header class="top"><span class="brand"><svg class="icon" aria-hidden="true">'
        '<use href="#mark"/></svg>Clearslate</span>'
        f"<span>{text(page.said_above)}</span></header>\n"
    )


def _paper(subject: str) -> str:
    """Return the foot of every printed page: what it is of, and which page of how many."""
    return (
        f'@page {{ @bottom-left {{ content: "{_css_text(subject)}"; font: 8pt sans-serif; '
        'color: #636363; } @bottom-right { content: counter(page) " / " counter(pages); '
        "font: 8pt sans-serif; color: #636363; } }\n"
    )


def _css_text(words: str) -> str:
    """Return ``words`` for a string in a style sheet; all but letters and digits are escaped."""
    return "".join(
        each if each.isalnum() or each in " ,." else f"\\{ord(each):x} " for each in words
    )


@lru_cache(maxsize=8)
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
