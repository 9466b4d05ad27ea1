"""The JSON Schema of one pack, for editors: it knows the facts, and the pack's own words.

Where a fact is named the catalogue's facts are offered, and where a rule names a clause, a
reading, a duty or an option, those that the pack defines.
"""

from collections.abc import Iterable

from clearslate.domain.facts import Catalogue, Kind
from clearslate.formats.composing import word_value
from clearslate.formats.pack_words import PackWords
from clearslate.formats.plain import Plain
from clearslate.formats.schemas import schema
from clearslate.formats.shapes import Schema


def schema_of_pack(catalogue: Catalogue, words: PackWords | None = None) -> Schema:
    """Return the schema of a pack over ``catalogue``, with the ids of ``words`` where given."""
    made = schema("pack", catalogue)
    rule = _within(made, "properties", "rules", "items", "properties")
    facts = [
        fact.id for fact in catalogue.facts if not fact.selector and fact.kind is not Kind.DAY
    ]
    days = [fact.id for fact in catalogue.facts if fact.kind is Kind.DAY]
    _within(rule, "when_unsure")["propertyNames"] = _one_of(facts)
    for place in (_within(made, "properties"), rule):
        _within(place, "in_force", "properties", "clock")["enum"] = [*days, None]
    if words is not None:
        _name_own(rule, words)
    return made


def _name_own(rule: dict[str, Plain], words: PackWords) -> None:
    for key, ids in (
        ("cites", words.clauses),
        ("readings", words.readings),
        ("obligations", words.obligations),
        ("disclosures", words.disclosures),
    ):
        _within(rule, key)["items"] = _one_of(ids)
    options = [each.option for each in words.readings.values() if each.option is not None]
    _within(rule, "then_if")["propertyNames"] = _one_of(options)


def _one_of(ids: Iterable[str]) -> Plain:
    """Return the schema of one of ``ids``, as an author may spell them: a number in quotes or not.

    Where there are none, nothing fits.
    """
    spelt: list[Plain] = []
    for name in ids:
        spelt += [name] if word_value(name) == name else [name, word_value(name)]
    return {"enum": spelt} if spelt else False


def _within(value: Plain, *path: str) -> dict[str, Plain]:
    for key in path:
        assert isinstance(value, dict)
        value = value[key]
    assert isinstance(value, dict)
    return value
