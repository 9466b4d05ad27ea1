"""What an AI cue sheet says of one use in the cut, column by column.

Answers keep the ids of the fact catalogue, so that a sheet can be sorted by machine in any
language. What is not known is written out as such; no value is ever empty.

Read next: ``cue_sheet.py`` for the sheet itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from clearslate.domain.cut_check import CheckedEvent, UseInEvent
from clearslate.domain.facts import NO, UNSURE, YES, Answer, Register
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry, Tool
from clearslate.domain.timecode import Timecode
from clearslate.domain.usage import UsageCode, mark_of
from clearslate.domain.usage import usage_code as code_of_use
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words import cues
from clearslate.formats.words.findings import Packs, disclosure
from clearslate.formats.words.recognition import event_name

_NONE = "none"
_APART = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One use seen in one event, with what is needed to speak of it."""

    number: int
    checked: CheckedEvent
    use: UseInEvent
    registry: Registry
    packs: Packs
    language: Language

    def say(self, phrase: Phrase, **values: object) -> str:
        """Return ``phrase`` in the language of the sheet."""
        return phrase.say(self.language, **values)

    def or_not_known(self, value: str | None) -> str:
        """Return ``value``, or that it is not known."""
        return value or self.say(cues.NOT_KNOWN)

    def answer(self, fact: str) -> Answer | None:
        """Return the answer that counts for the use as a whole, if there is one."""
        determined = self.use.determined
        return determined.filled.facts.use.get(fact) if determined is not None else None


def _word(seen: Seen, fact: str) -> str:
    answer = seen.answer(fact)
    if answer is None or answer == UNSURE:
        return seen.say(cues.NOT_KNOWN)
    if isinstance(answer, frozenset):
        return _several(seen, answer)
    return str(answer)


def _several(seen: Seen, answer: frozenset[str]) -> str:
    words = [seen.say(cues.NOT_KNOWN) if word == UNSURE else word for word in sorted(answer)]
    return _APART.join(words) or seen.say(cues.NOT_KNOWN)


def _event(seen: Seen) -> str:
    event = seen.checked.event
    return f"{event.number} {event_name(event, seen.language)}"


def _duration(seen: Seen) -> str:
    event = seen.checked.event
    return Timecode(frames=event.frames, rate=event.start.rate, drop=event.start.drop).text


def _contribution(seen: Seen) -> str:
    """Return what the tool did: what the asset itself says goes before what was declared."""
    provenance = seen.use.match.asset.provenance
    if provenance is not None and provenance.contribution is not None:
        return provenance.contribution
    return _word(seen, "contribution")


def _prominence(seen: Seen) -> str:
    provenance = seen.use.match.asset.provenance
    if provenance is not None and provenance.prominence is not None:
        return provenance.prominence
    return _word(seen, "prominence")


def _usage_code(seen: Seen) -> str:
    return seen.or_not_known(usage_code(seen))


def usage_code(seen: Seen) -> UsageCode | None:
    """Return the code of a use; None where too little is known."""
    determined = seen.use.determined
    if determined is None:
        return None
    return code_of_use(determined.filled.facts, _contribution(seen))


def _source_type(seen: Seen) -> str:
    determined = seen.use.determined
    if determined is None:
        return seen.or_not_known(None)
    if usage_code(seen) is UsageCode.ASSISTED:
        return seen.say(cues.NOT_APPLICABLE)
    mark = mark_of(determined.filled.facts, _contribution(seen))
    return seen.or_not_known(mark.source_type if mark is not None else None)


def _of_tools(value: Callable[[Tool], str | None]) -> Callable[[Seen], str]:
    def told(seen: Seen) -> str:
        records = [(each, seen.registry.tool(each)) for each in _tools(seen)]
        said = [seen.or_not_known(value(tool) if tool else None) for _, tool in records]
        return _APART.join(said) or seen.say(cues.NOT_KNOWN)

    return told


def _tools(seen: Seen) -> tuple[str, ...]:
    """Return the tool that the asset names, or those that were declared."""
    provenance = seen.use.match.asset.provenance
    if provenance is not None and provenance.tool is not None:
        return (provenance.tool,)
    determined = seen.use.determined
    steps = determined.declaration.pipeline if determined is not None else ()
    return tuple(dict.fromkeys(step.tool for step in steps if step.tool is not None))


def _tool(seen: Seen) -> str:
    records = [(each, seen.registry.tool(each)) for each in _tools(seen)]
    said = [f"{tool.tool} ({reference})" if tool else reference for reference, tool in records]
    return seen.or_not_known(_APART.join(said))


def _person(seen: Seen) -> str:
    determined = seen.use.determined
    people = determined.declaration.people if determined is not None else ()
    if people:
        return _APART.join(person.performer for person in people)
    shown = seen.answer("person_shown")
    return seen.say(cues.NOBODY if shown == NO else cues.NOT_KNOWN)


def _consent(seen: Seen) -> str:
    said = _records(seen, Register.CONSENTS, "consent_on_record")
    if said:
        return said
    if seen.answer("person_shown") == NO:
        return seen.say(cues.NOT_APPLICABLE)
    declared = seen.answer("consent_on_record") == YES
    return seen.say(cues.DECLARED_ONLY if declared else cues.NOT_KNOWN)


def _licence(seen: Seen) -> str:
    said = _records(seen, Register.LICENCES, None)
    if said:
        return said
    references = seen.answer("references")
    nothing = references == frozenset((_NONE,)) and seen.answer("archive_altered") != YES
    return seen.say(cues.NOT_APPLICABLE if nothing else cues.NOT_KNOWN)


def _records(seen: Seen, register: Register, fact: str | None) -> str:
    """Return the records of one register that spoke of the use, and whether they cover it."""
    determined = seen.use.determined
    said = determined.filled.said if determined is not None else ()
    words = [
        each.word
        for each in said
        if each.word.register is register and fact in (None, each.word.fact)
    ]
    told = (
        word.reference if word.answer == YES else seen.say(cues.DOES_NOT_COVER, ref=word.reference)
        for word in words
        if word.reference is not None
    )
    return _APART.join(dict.fromkeys(told))


def _determination(seen: Seen) -> str:
    determined = seen.use.determined
    return seen.or_not_known(determined.determination.outcome.word if determined else None)


def _approval(seen: Seen) -> str:
    determined = seen.use.determined
    if determined is None:
        return seen.say(cues.NOT_GIVEN)
    given = [each.reference for each in determined.approvals]
    lost = [
        seen.say(cues.NO_LONGER_HOLDS, ref=each.approval.reference) for each in determined.fallen
    ]
    missing = [] if determined.determination.outcome is Outcome.NOTIFY else determined.missing
    if not given and not lost and not missing:
        return seen.say(cues.NOT_NEEDED)
    owed = [seen.say(cues.OWED_BY, role=role) for role in missing]
    return _APART.join([*given, *lost, *owed])


def _disclosure(seen: Seen) -> str:
    determined = seen.use.determined
    if determined is None:
        return seen.say(cues.NOT_KNOWN)
    said = []
    for pack, told in determined.determination.disclosures:
        words = disclosure(pack, told, seen.packs)
        said.append(words.what.say(seen.language) if words else f"{pack}/{told}")
    planned = seen.answer("disclosure_planned")
    if isinstance(planned, frozenset):
        said.append(seen.say(cues.PLANNED, what=_several(seen, planned)))
    return _APART.join(said) or seen.say(cues.NONE_OWED)


def _declaration_digest(seen: Seen) -> str:
    determined = seen.use.determined
    return seen.or_not_known(determined.declaration_digest if determined else None)


def _determination_digest(seen: Seen) -> str:
    determined = seen.use.determined
    return seen.or_not_known(determined.determination_digest if determined else None)


def _fact(fact: str) -> Callable[[Seen], str]:
    return lambda seen: _word(seen, fact)


VALUES: Mapping[str, Callable[[Seen], str]] = {
    "sequence": lambda seen: str(seen.number),
    "event": _event,
    "track": lambda seen: seen.checked.event.track,
    "in": lambda seen: seen.checked.event.start.text,
    "out": lambda seen: seen.checked.event.end.text,
    "duration": _duration,
    "medium": _fact("medium"),
    "usage_code": _usage_code,
    "prominence": _prominence,
    "contribution": _contribution,
    "tool": _tool,
    "tool_version": _of_tools(lambda tool: tool.version),
    "plan_tier": _of_tools(lambda tool: tool.plan_tier),
    "inputs": _fact("inputs"),
    "person": _person,
    "consent": _consent,
    "human_input": _fact("human_input"),
    "licence": _licence,
    "determination": _determination,
    "approval": _approval,
    "verdict": lambda seen: seen.use.verdict.value,
    "iptc_source_type": _source_type,
    "disclosure": _disclosure,
    "asset": lambda seen: seen.use.match.asset.name,
    "asset_digest": lambda seen: seen.or_not_known(seen.use.match.asset.digest),
    "declaration": lambda seen: seen.use.declaration or seen.say(cues.NOT_DECLARED),
    "declaration_digest": _declaration_digest,
    "determination_digest": _determination_digest,
}
"""How each column of a row comes about, in the order in which the columns stand."""


def values_of(seen: Iterable[Seen]) -> tuple[tuple[str, ...], ...]:
    """Return a row of values for each use seen."""
    return tuple(tuple(value(each) for value in VALUES.values()) for each in seen)
