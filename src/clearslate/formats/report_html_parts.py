"""Pieces of a page: safe text, states with shape and word, tables that narrow screens can read.

Everything that comes from a document passes through ``text``; only what this module and its
users wrote themselves is markup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NewType

from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import harmless
from clearslate.formats.words.verdicts import Mark, State

Html = NewType("Html", str)
"""Markup that is safe to put on a page as it is."""

NOTHING = Html("")


def text(words: str) -> Html:
    """Return ``words`` as they are read, whatever they contain."""
    return Html(escape(harmless(words), quote=True))


def joined(parts: Iterable[Html]) -> Html:
    """Return pieces of markup one after another."""
    return Html("".join(parts))


def icon(state: State) -> Html:
    """Return the shape of a state."""
    return Html(f'<svg class="icon" aria-hidden="true"><use href="#s-{state}"/></svg>')


def state_of(mark: Mark, language: Language, *, badge: bool = False) -> Html:
    """Return a state as shape and word; boxed where it stands beside the subject of the page."""
    boxed = " badge" if badge else ""
    word = text(mark.say(language))
    return Html(f'<span class="state{boxed} is-{mark.state}">{icon(mark.state)}{word}</span>')


def named(words: str, css: str = "name") -> Html:
    """Return a name from a document, set apart so that its direction of writing stays its own."""
    return Html(f'<bdi class="{css}">{text(words)}</bdi>')


def anchor(kind: str, reference: str) -> str:
    """Return the anchor of a thing by its reference, made only of what an anchor may hold."""
    return f"{kind}-" + "".join(
        each if each.isalnum() else f"-{ord(each):x}-" for each in reference
    )


def paragraph(words: str, css: str = "") -> Html:
    """Return one paragraph; nothing where there is nothing to say."""
    if not words:
        return NOTHING
    given = f' class="{css}"' if css else ""
    return Html(f"<p{given}>{text(words)}</p>")


def section(id: str, title: str, body: Html, *, count: str = "") -> Html:
    """Return a section under its head; nothing where it has no body."""
    if not body:
        return NOTHING
    counted = f' <span class="count">{text(count)}</span>' if count else ""
    head = f'<h2 id="{id}-head">{text(title)}{counted}</h2>'
    return Html(f'<section id="{id}" aria-labelledby="{id}-head">{head}\n{body}\n</section>\n')


def folded(summary: str, body: Html, *, on_paper: bool = False) -> Html:
    """Return ``body`` folded away under its summary; unfolded on paper where it is asked for."""
    if not body:
        return NOTHING
    told = ' class="told"' if on_paper else ""
    return Html(f"<details{told}><summary>{text(summary)}</summary>\n{body}\n</details>\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: what it holds, and how it is set."""

    body: Html
    css: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; the cell at ``head`` names the row."""

    cells: Sequence[Cell]
    head: int = 0
    id: str = ""


def plain(words: str, css: str = "") -> Cell:
    """Return a cell of plain words."""
    return Cell(body=text(words), css=css)


def table(caption: str, heads: Sequence[str], rows: Sequence[Row], *, css: str = "") -> Html:
    """Return a table whose cells carry their column's head, for screens too narrow for columns."""
    if not rows:
        return NOTHING
    return Html(
        f'<table class="dense{css and " " + css}">'
        f'<caption class="hidden">{text(caption)}</caption>'
        f"<thead><tr>{joined(head_cell(head) for head in heads)}</tr></thead>\n<tbody>\n"
        f"{joined(row_of(row, heads) for row in rows)}</tbody></table>"
    )


def head_cell(head: str) -> Html:
    """Return the head of a column."""
    return Html(f'<th scope="col">{text(head)}</th>')


def row_of(row: Row, heads: Sequence[str]) -> Html:
    """Return one row, every cell labelled with the head of its column."""
    cells = joined(
        _cell(cell, head, place == row.head)
        for place, (cell, head) in enumerate(zip(row.cells, heads, strict=True))
    )
    given = f' id="{row.id}"' if row.id else ""
    return Html(f"<tr{given}>{cells}</tr>\n")


def _cell(cell: Cell, head: str, names: bool) -> Html:
    css = f' class="{cell.css}"' if cell.css else ""
    if names:
        return Html(f'<th scope="row"{css}>{cell.body}</th>')
    label = f' data-l="{text(head)}"' if head else ""
    return Html(f"<td{css}{label}>{cell.body}</td>")
