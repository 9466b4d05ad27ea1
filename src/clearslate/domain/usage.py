"""What generative AI did in an asset, as one code, and what the asset should then say of itself.

The codes and their walk to IPTC source types and C2PA actions are those of the cross-walk in
our study of the field's rules (section 9.5); IPTC digital source types, release 2024-10-23;
C2PA actions, specification 2.4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from clearslate.domain.facts import NO, UNSURE, Answer
from clearslate.domain.policy.decide import Facts

_TEXT = frozenset(("text",))
_REPLICAS = frozenset(("with_participation", "from_engagement_footage", "from_other_material"))
_BY_CONTRIBUTION: Mapping[str, str] = MappingProxyType(
    {"generated": "GF", "element": "GE", "alters": "AL", "enhances": "EN", "assists": "AS"}
)


class UsageCode(StrEnum):
    """What was done, as the column of a cue sheet says it."""

    GENERATED = "GF"
    """The whole frame or track."""
    ELEMENT = "GE"
    """An element within recorded material."""
    ALTERED = "AL"
    REPLICA = "RP"
    DUBBED = "DB"
    ENHANCED = "EN"
    TEXT = "TX"
    ASSISTED = "AS"
    """Nothing that it made is seen or heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMark:
    """What an asset should say of itself: an IPTC source type and C2PA actions."""

    source_type: str
    """The id of an IPTC digital source type."""
    actions: tuple[str, ...]
    """In their order; the last one is where the model was at work."""
    has_original: bool
    """Whether there was something before, which a manifest names as its parent."""


_GENERATED = SourceMark(
    source_type="trainedAlgorithmicMedia", actions=("c2pa.created",), has_original=False
)
_ALTERED = SourceMark(
    source_type="compositeWithTrainedAlgorithmicMedia",
    actions=("c2pa.opened", "c2pa.edited"),
    has_original=True,
)
_MARKS: Mapping[UsageCode, SourceMark] = MappingProxyType(
    {
        UsageCode.GENERATED: _GENERATED,
        UsageCode.ELEMENT: SourceMark(
            source_type="compositeSynthetic",
            actions=("c2pa.opened", "c2pa.placed"),
            has_original=True,
        ),
        UsageCode.ALTERED: _ALTERED,
        UsageCode.DUBBED: SourceMark(
            source_type="compositeWithTrainedAlgorithmicMedia",
            actions=("c2pa.opened", "c2pa.dubbed"),
            has_original=True,
        ),
        UsageCode.ENHANCED: SourceMark(
            source_type="algorithmicallyEnhanced",
            actions=("c2pa.opened", "c2pa.enhanced"),
            has_original=True,
        ),
        UsageCode.TEXT: SourceMark(
            source_type="trainedAlgorithmicMedia",
            actions=("c2pa.opened", "c2pa.addedText"),
            has_original=True,
        ),
    }
)


def usage_code(facts: Facts, contribution: str | None) -> UsageCode | None:
    """Return the code of a use; None where too little is known.

    A replica or a dub has its own code whatever the tool did. Whether there is one has to be
    known before any other code can stand. ``contribution`` is a choice of that fact.
    """
    of_person = _code_of_person(facts)
    if of_person is None or of_person:
        return UsageCode(of_person) if of_person else None
    code = _BY_CONTRIBUTION.get(contribution or "")
    made = code in ("GF", "GE")
    return UsageCode("TX" if made and facts.use.get("medium") == _TEXT else code) if code else None


def mark_of(facts: Facts, contribution: str | None) -> SourceMark | None:
    """Return what an asset of the use should say of itself.

    None where nothing of the tool is in it, or where too little is known to say.
    """
    code = usage_code(facts, contribution)
    if code is UsageCode.REPLICA:
        by_what_was_done = _BY_CONTRIBUTION.get(contribution or "")
        code = UsageCode(by_what_was_done) if by_what_was_done else None
    return _MARKS.get(code) if code is not None else None


def _code_of_person(facts: Facts) -> str | None:
    """Return the code that a person's replica or dub gives; empty for none, None if unknown."""
    if facts.use.get("purpose") == "dubbing":
        return "DB"
    if facts.use.get("person_shown") == NO:
        return ""
    kinds = _replica_kinds(facts)
    if kinds & _REPLICAS:
        return "RP"
    if "dub_or_double" in kinds:
        return "DB"
    return None if None in kinds or UNSURE in kinds else ""


def _replica_kinds(facts: Facts) -> frozenset[Answer | None]:
    of_use = facts.use.get("replica_kind")
    own = frozenset(each.answers.get("replica_kind", of_use) for each in facts.people)
    return own or frozenset((of_use,))
