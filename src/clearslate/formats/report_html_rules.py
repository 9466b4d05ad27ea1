"""What the page says of the rules that were asked: source, version, readings, notice."""

from clearslate.domain.clearance import Clearance
from clearslate.domain.policy.rules import PackReference
from clearslate.formats.pack_words import PackWords, Reading
from clearslate.formats.phrase import Language
from clearslate.formats.report_html_parts import (
    NOTHING,
    Html,
    Row,
    joined,
    paragraph,
    plain,
    section,
    table,
    text,
)
from clearslate.formats.report_text import asked_packs
from clearslate.formats.words import page
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.packs import notices, readings_said, review_warning, source_said


def warnings(clearance: Clearance, packs: Packs, language: Language) -> Html:
    """Return a warning for every pack whose source should have been read again."""
    asked = asked_packs(clearance, packs)
    return joined(
        paragraph(review_warning(each, packs, clearance.on, language), "warning") for each in asked
    )


def rules_section(clearance: Clearance, packs: Packs, language: Language) -> Html:
    """Return every pack that was asked, with the readings in force and its notice."""
    asked = asked_packs(clearance, packs)
    body = joined(_pack(each, packs, language) for each in asked)
    said = joined(paragraph(each, "small second") for each in notices(asked, packs, language))
    return section(
        "rules",
        page.PACKS.say(language),
        joined((body, warnings(clearance, packs, language), said)),
    )


def _pack(reference: PackReference, packs: Packs, language: Language) -> Html:
    words = packs.get(reference.id)
    title = words.title.say(language) if words is not None else reference.id
    facts = [
        (page.VERSION, text(f"{reference.id} {reference.version}")),
        (page.DIGEST, Html(f'<span class="mono">{text(reference.digest)}</span>')),
        (page.READINGS, text(readings_said(reference, language))),
    ]
    if words is not None:
        source = f"{source_said(reference, packs, language)} {words.source.url}"
        facts.insert(1, (page.SOURCE, Html(f'<span class="name">{text(source)}</span>')))
    pairs = joined(
        Html(f"<dt>{text(head.say(language))}</dt><dd>{body}</dd>") for head, body in facts
    )
    return Html(
        f'<h3>{text(title)}</h3><dl class="facts">{pairs}</dl>'
        f"{_readings(words, reference, language)}"
    )


def _readings(words: PackWords | None, reference: PackReference, language: Language) -> Html:
    if words is None or not words.readings:
        return NOTHING
    rows = [
        Row(
            cells=(
                plain(reading.id),
                plain(reading.tension.say(language)),
                plain(_reading(reading, reference, language)),
            )
        )
        for reading in words.readings.values()
    ]
    heads = [head.say(language) for head in (page.READING, page.TENSION, page.TAKEN)]
    return table(page.READINGS.say(language), heads, rows)


def _reading(reading: Reading, reference: PackReference, language: Language) -> str:
    chosen = reading.option is not None and reading.option in reference.options
    if chosen and reading.otherwise is not None:
        taken = reading.otherwise.say(language).rstrip(".")
        return page.CHOSEN.say(language, text=taken, option=reading.option)
    return reading.default.say(language)
