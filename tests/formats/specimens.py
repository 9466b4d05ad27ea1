"""A whole document of every kind, and random ones drawn from the shapes themselves."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from clearslate.domain.days import FIRST, LAST
from clearslate.domain.facts import UNSURE, Kind
from clearslate.formats import answers as a
from clearslate.formats import shapes as sh
from clearslate.formats import spellings as sp
from clearslate.formats.documents import (
    approval,
    asset,
    consent,
    declaration,
    licence,
    production,
    tool,
    waiver,
)
from clearslate.formats.documents.production import Options
from clearslate.formats.facts import load_catalogue
from clearslate.formats.plain import Document, Plain

CATALOGUE = load_catalogue()
DIGEST = "sha256:" + "0123456789abcdef" * 4


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """One kind of document: a whole one, its shape, its reader and its writer."""

    whole: dict[str, Plain]
    shape: sh.Record
    read: Callable[[Document], object]
    write: Callable[[object], dict[str, Plain]]

    def value(self, document: dict[str, Plain], source: str = "a-file.yaml") -> object:
        return self.read(Document(value=document, source=source))


_PERIOD = {"from": "2026-01-01", "to": "2026-12-31"}
_SIGNATURE = {"name": "Corwin Sallaway", "on": "2026-02-01"}

SPECIMENS = {
    "production": Specimen(
        whole={
            "reference": "the-salt-road",
            "title": "The Salt Road",
            "kind": "series",
            "season": 1,
            "episode": 2,
            "genre": "scripted",
            "territories": ["fr", "worldwide"],
            "agreements": ["sag_tv_theatrical", "wga"],
            "dates": {
                "photography_start": "2026-02-02",
                "delivery_on": "2026-12-01",
                "first_release_on": "2027-02-01",
            },
            "strike_on": "no",
            "time_zone": "Europe/Paris",
            "packs": [{"id": "netflix-genai", "version": "2025.1", "options": ["strict_final"]}],
            "cuts": [
                {
                    "name": "reel 1",
                    "file": "cuts/reel-1_v012.edl",
                    "version": "v012",
                    "rate": "24000/1001",
                    "start": "01:00:00:00",
                    "locked_on": "2026-11-13",
                }
            ],
        },
        shape=production.production_shape(CATALOGUE),
        read=lambda document: production.read_production_document(document, CATALOGUE),
        write=production.document_of,
    ),
    "declaration": Specimen(
        whole={
            "reference": "SR-0007",
            "title": "A second doll for the game",
            "production": "the-salt-road",
            "partner": "Harbour VFX",
            "contact": "title.contact@example.org",
            "answers": {
                "in_final": "yes",
                "prominence": "story_critical",
                "purpose": "final_picture",
                "references": ["none"],
                "minor": "unsure",
                "delivery_on": "2026-12-01",
            },
            "pipeline": [
                {
                    "step": "generate",
                    "tool": "northlight-image-4-enterprise",
                    "inputs": ["proprietary", "script"],
                    "answers": {"environment": "local"},
                }
            ],
            "people": [{"performer": "Maren Oskvale", "answers": {"minor": "no"}}],
            "assets": ["SF_0450_doll-b"],
            "works": ["The Doll Maker"],
            "declared_on": "2026-03-02",
            "supersedes": "SR-0006",
        },
        shape=declaration.declaration_shape(CATALOGUE),
        read=lambda document: declaration.read_declaration(document, CATALOGUE),
        write=declaration.document_of,
    ),
    "tool": Specimen(
        whole={
            "reference": "northlight-image-4-enterprise",
            "toolmaker": "Northlight",
            "tool": "Northlight Image",
            "model": "image-4",
            "version": "4.10",
            "plan_tier": "enterprise",
            "terms_snapshot": {
                "digest": DIGEST,
                "date": "2026-01-10",
                "url": "https://example.org/terms",
            },
            "data_terms": {"stores": "no", "reuses": "no", "trains": "yes"},
            "environment": "studio_enterprise",
            "reviewed": "2026-01-15",
            "expires": "2027-01-15",
        },
        shape=tool.tool_shape(CATALOGUE),
        read=lambda document: tool.read_tool(document, CATALOGUE),
        write=tool.document_of,
    ),
    "consent": Specimen(
        whole={
            "reference": "C-0004",
            "performer": "Maren Oskvale",
            "kind": "from_engagement_footage",
            "purposes": ["final_picture", "training"],
            "production": "the-salt-road",
            "territories": ["worldwide"],
            "languages": ["en", "fr"],
            "period": _PERIOD,
            "signed_on": "2026-01-20",
            "notice": "By letter, ten days before",
            "representation": "Oskvale & Daughters",
            "signed_by": "Maren Aubrac",
            "asked_as": "Maren Oskvale",
            "may_not": ["Make her say anything that is not in these shots."],
            "evidence": {"digest": DIGEST},
            "withdrawn": "2026-10-01",
        },
        shape=consent.consent_shape(CATALOGUE),
        read=lambda document: consent.read_consent(document, CATALOGUE),
        write=consent.document_of,
    ),
    "licence": Specimen(
        whole={
            "reference": "L-0001",
            "work": "The Doll Maker",
            "holder": "Estate of A. Maker",
            "scope": ["any"],
            "ai_terms": {"reference": "yes", "training": "no", "alteration": "no"},
            "period": _PERIOD,
            "evidence": {"digest": DIGEST},
        },
        shape=licence.LICENCE_SHAPE,
        read=licence.read_licence,
        write=licence.document_of,
    ),
    "approval": Specimen(
        whole={
            "reference": "AP-0003",
            "kind": "inputs",
            "declaration": "SR-0007",
            "declaration_digest": DIGEST,
            "determination_digest": DIGEST,
            "approver": "Corwin Sallaway",
            "authority": ["legal", "title_contact"],
            "conditions": ["No other production"],
            "period": _PERIOD,
            "signature": _SIGNATURE,
            "inputs": ["script"],
            "tools": ["northlight-image-4-enterprise"],
        },
        shape=approval.approval_shape(CATALOGUE),
        read=lambda document: approval.read_approval(document, CATALOGUE),
        write=approval.document_of,
    ),
    "waiver": Specimen(
        whole={
            "reference": "W-0001",
            "rule": "F2",
            "declaration": "SR-0007",
            "authority": "legal",
            "reason": "The shot is cut to eight frames.",
            "period": _PERIOD,
            "signature": _SIGNATURE,
        },
        shape=waiver.WAIVER_SHAPE,
        read=waiver.read_waiver,
        write=waiver.document_of,
    ),
    "asset": Specimen(
        whole={
            "name": "SF_0450_doll-b_v11",
            "aliases": ["doll-b"],
            "digest": DIGEST,
            "declaration": ["SR-0007"],
            "state": "final",
            "fingerprints": {"audio": "AQAAT0mUaEkSRZEGAA", "phash": "c3d4e5f60718293a"},
            "provenance": {
                "finding": "ai_declared",
                "tool": "Northlight Image",
                "model": "image-4",
                "inputs": ["proprietary"],
                "contribution": "element",
                "prominence": "incidental",
                "made_on": "2026-03-04",
            },
        },
        shape=asset.asset_shape(CATALOGUE),
        read=lambda document: asset.read_asset(document, CATALOGUE),
        write=asset.document_of,
    ),
}
KINDS = tuple(SPECIMENS)

Path = tuple[str | int, ...]


def places(value: Plain, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every part of a document but the whole."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in parts:
        yield (*path, step)
        if isinstance(part, dict | list):
            yield from places(part, (*path, step))


def changed(document: dict[str, Plain], path: Path, value: Plain) -> dict[str, Plain]:
    """Return the document with ``value`` at ``path``."""
    document = copy.deepcopy(document)
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return document


def without(document: dict[str, Plain], path: Path) -> dict[str, Plain]:
    """Return the document without the key at ``path``."""
    document = copy.deepcopy(document)
    part = document
    for step in path[:-1]:
        part = part[step]
    del part[path[-1]]
    return document


_WORDS_FOR_PEOPLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=12,
).filter(lambda text: not text.isspace())
_REFERENCES = st.text("abcXYZ019-_.é/", min_size=1, max_size=8)
_DAYS = st.dates(FIRST, LAST).map(str)
_SINGLE: dict[type, Callable[..., st.SearchStrategy[Plain]]] = {
    sp.Text: lambda _: _WORDS_FOR_PEOPLE | st.integers(0, 99),
    sp.Reference: lambda _: _REFERENCES,
    sp.Identifier: lambda _: st.text("abc_", min_size=1).filter(lambda text: text[0] != "_"),
    sp.Word: lambda shape: st.sampled_from(shape.words),
    a.Territory: lambda shape: st.sampled_from(shape.words),
    sp.Member: lambda shape: st.sampled_from([*shape.of]).map(str),
    sp.Day: lambda _: _DAYS,
    sp.Whole: lambda shape: st.integers(shape.least, shape.most),
    sp.Digest: lambda _: st.just(DIGEST) | st.just("AB" * 32),
    sp.Flag: lambda _: st.sampled_from(["yes", "no", True, False]),
    sp.Zone: lambda _: st.sampled_from(["UTC", "Europe/Paris"]),
    sp.FileInside: lambda _: st.sampled_from(["cuts/a.edl", "b c.otio", "cuts/é.xml"]),
    sp.Patterned: lambda shape: st.from_regex(shape.pattern, fullmatch=True).filter(str.isascii),
    Options: lambda _: st.sampled_from(
        [["b", "a"], "a", {"R1": "a"}, {"a": "yes", "b": "no"}, {"a": True}, []]
    ),
}


def spellings_of(shape: sh.Shape) -> st.SearchStrategy[Plain]:
    """Return random plain values that fit ``shape`` part by part."""
    if isinstance(shape, sh.Record):
        return _fields(shape.fields)
    if isinstance(shape, a.AnswersFrom):
        known = {fact: answers_to(each.fact) for fact, each in shape.allowed.items()}
        return st.dictionaries(st.sampled_from([*known]), st.none(), max_size=4).flatmap(
            lambda facts: st.fixed_dictionaries({fact: known[fact] for fact in facts})
        )
    if isinstance(shape, a.AnswerTo):
        return answers_to(shape.fact)
    if isinstance(shape, sh.ListOf | sh.SetOf):
        item = spellings_of(shape.item)
        unique = repr if isinstance(shape, sh.SetOf) else None
        listed = st.lists(item, min_size=shape.at_least, max_size=3, unique_by=unique)
        return listed | item if shape.or_one else listed
    if isinstance(shape, sh.MappingOf):
        return st.dictionaries(_REFERENCES, spellings_of(shape.item), max_size=3)
    return _SINGLE[type(shape)](shape)


def answers_to(fact: a.Fact) -> st.SearchStrategy[Plain]:
    if fact.kind is Kind.DAY:
        return _DAYS | st.just(UNSURE)
    word = st.sampled_from([*fact.choices])
    if fact.kind is Kind.SEVERAL:
        several = st.lists(word, min_size=1, max_size=3, unique=True)
        return several | word | st.sampled_from([UNSURE, [UNSURE]])
    return word | st.just(UNSURE)


def _fields(parts: tuple[sh.Part, ...]) -> st.SearchStrategy[Plain]:
    needed, optional = {}, {}
    for part in parts:
        group = isinstance(part, sh.Group)
        drawn = _fields(part.fields) if group else spellings_of(part.shape)
        where = needed if part.must_stand else optional
        where[part.name] = drawn if part.must_stand else drawn | st.none()
    return st.fixed_dictionaries(needed, optional=optional)
