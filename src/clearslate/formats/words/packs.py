"""What is said of the packs that were asked: which, under which readings, and how old."""

from collections.abc import Iterable
from datetime import date

from clearslate.domain.policy.rules import PackReference
from clearslate.formats.phrase import Language
from clearslate.formats.words import headings
from clearslate.formats.words.dates import day_in_full
from clearslate.formats.words.findings import Packs


def pack_title(reference: PackReference, packs: Packs, language: Language) -> str:
    """Return the title of a pack; empty where its words are not at hand."""
    words = packs.get(reference.id)
    return words.title.say(language) if words is not None else ""


def readings_said(reference: PackReference, language: Language) -> str:
    """Return which readings of a pack were chosen."""
    if not reference.options:
        return headings.NO_OPTIONS.say(language)
    return headings.OPTIONS.say(language, options=", ".join(reference.options))


def source_said(reference: PackReference, packs: Packs, language: Language) -> str:
    """Return where a pack's rules were published and when they were read."""
    words = packs.get(reference.id)
    if words is None:
        return ""
    source = words.source
    return headings.PACK_SOURCE.say(
        language,
        title=source.title,
        publisher=source.publisher,
        dated=day_in_full(source.dated, language),
        retrieved=day_in_full(source.retrieved, language),
    )


def review_warning(reference: PackReference, packs: Packs, on: date, language: Language) -> str:
    """Return the warning that a pack's source was to be read again before ``on``, or nothing."""
    words = packs.get(reference.id)
    if words is None or words.pack.review_by is None or not words.past_review(on):
        return ""
    day = day_in_full(words.pack.review_by, language)
    return headings.PAST_REVIEW.say(language, pack=reference.id, day=day)


def notices(
    references: Iterable[PackReference], packs: Packs, language: Language
) -> tuple[str, ...]:
    """Return what every report says of its packs, each sentence once; never nothing."""
    said = (packs[each.id].notice.say(language) for each in references if each.id in packs)
    return tuple(dict.fromkeys(said)) or (headings.NOTICE.say(language),)
