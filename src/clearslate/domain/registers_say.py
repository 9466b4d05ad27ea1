"""What each register can answer of a use, instead of a person.

A register that is kept and has nothing about a tool, a performer or a work does not know:
it says *unsure*. A register that is not kept at all says nothing, but for a tool that a step
names: nobody has reviewed its terms, whether or not such reviews are kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from clearslate.domain.approval import Approval
from clearslate.domain.declaration import Declaration, Person, Step
from clearslate.domain.facts import NO, UNSURE, YES, Answer, Answers, Register
from clearslate.domain.registry import Consent, ConsentKind, Licence, Registry, Tool
from clearslate.domain.said import Lapse, Lost, Word

_STUDIO = "studio_enterprise"
_OPEN = (None, UNSURE)
_OF_A_PERSON = frozenset(("likeness_or_voice", "biometric", UNSURE))
_PART_OF = {"fr": "eu", "dk": "eu", "us_ca": "us", "us_ny": "us", "us_tn": "us"}
"""Places that the catalogue names beside the whole that they lie in."""


def tools_say(step: Step, answers: Answers, registry: Registry, on: date) -> Iterator[Word]:
    """Yield what the tool register knows of one step: where it runs and what it keeps.

    Outside the studio's enterprise tools, terms that nobody has reviewed, or whose review has
    run out, are not known.
    """
    if step.tool is None:
        return
    tool = registry.tool(step.tool)
    if tool is None:
        yield _tool_word(step.tool, "tool_reviewed", NO, None)
        if answers.get("environment") != _STUDIO:
            yield _tool_word(step.tool, "tool_keeps_data", UNSURE, None)
        return
    lapse = _tool_lapse(tool, on)
    reviewed = tool.reviewed is not None and tool.reviewed <= on and lapse is None
    keeps = _worst_of(tool.stores, tool.reuses, tool.trains)
    rests_on_review = keeps == NO and not _inside_the_studio(tool, answers)
    lapse = lapse if rests_on_review else None
    yield _tool_word(tool.reference, "tool_reviewed", YES if reviewed else NO, lapse)
    if tool.environment is not None:
        yield _tool_word(tool.reference, "environment", tool.environment, None)
    if rests_on_review and not reviewed:
        keeps = UNSURE
    yield _tool_word(tool.reference, "tool_keeps_data", keeps, lapse)


def _inside_the_studio(tool: Tool, answers: Answers) -> bool:
    said = {answers.get("environment"), tool.environment} - {None}
    return said == {_STUDIO}


def _tool_word(reference: str, fact: str, answer: Answer, lapse: Lapse | None) -> Word:
    return Word(
        fact=fact, answer=answer, register=Register.TOOLS, reference=reference, lapse=lapse
    )


def _tool_lapse(tool: Tool, on: date) -> Lapse | None:
    if tool.expires is None or on <= tool.expires:
        return None
    return Lapse(
        register=Register.TOOLS, reference=tool.reference, lost=Lost.EXPIRED, since=tool.expires
    )


def _worst_of(*answers: str) -> str:
    return next((worst for worst in (YES, UNSURE) if worst in answers), NO)


def consents_say(
    person: Person, answers: Answers, production: str, registry: Registry, on: date
) -> Iterator[Word]:
    """Yield whether the performer agreed to the replica's making, and to exactly this use.

    Where it hangs on an answer that is still open whether a consent covers the use, it is not
    known, and the word names the facts that it hangs on.
    """
    if registry.consents is None:
        return
    of_person = registry.consents_of(person.performer, production)
    kind = answers.get("replica_kind")
    made = [_Weighed(c, {"replica_kind": _is_of_kind(c, kind)}) for c in of_person]
    used = [_Weighed(c, _parts(c, answers)) for c in of_person]
    near = [c for c in of_person if _fits(c, answers)] or [*of_person]
    yield _agreed("replica_consented", made, near, on)
    yield _agreed("consent_on_record", used, near, on)


class _Weighed(NamedTuple):
    """A consent, and what of a use it covers, by fact; None where that fact is open."""

    consent: Consent
    parts: Mapping[str, bool | None]

    @property
    def covers(self) -> bool | None:
        """Whether all of it is covered; None where that hangs on an open fact."""
        parts = self.parts.values()
        return False if False in parts else None if None in parts else True

    @property
    def open_facts(self) -> tuple[str, ...]:
        """The facts it hangs on whether it is covered."""
        return tuple(fact for fact, covered in self.parts.items() if covered is None)


def _is_of_kind(consent: Consent, kind: Answer | None) -> bool | None:
    return None if kind in _OPEN else kind == consent.kind


def _fits(consent: Consent, answers: Answers) -> bool | None:
    """Say whether a consent is of the kind that this use needs."""
    kind = answers.get("replica_kind")
    if kind in (None, "none") and answers.get("trains_model") == YES:
        return consent.kind is ConsentKind.TRAINING and (kind == "none" or None)
    return True if kind == "none" else _is_of_kind(consent, kind)


def _parts(consent: Consent, answers: Answers) -> Mapping[str, bool | None]:
    """Say what a consent covers of exactly this use: its kind, every purpose, every place."""
    return {
        "replica_kind": _fits(consent, answers),
        "purpose": _names_purpose(consent, answers.get("purpose")),
        "trains_model": _names_if(answers.get("trains_model"), "training", consent),
        "model_kept": _names_if(_kept(answers), "reuse", consent),
        "territories": _reaches(consent, answers.get("territories")),
    }


def _names_purpose(consent: Consent, purpose: Answer | None) -> bool | None:
    return None if purpose in _OPEN else purpose in consent.purposes


def _names_if(answer: Answer | None, purpose: str, consent: Consent) -> bool | None:
    if answer == NO or purpose in consent.purposes:
        return True
    return None if answer in _OPEN else False


def _kept(answers: Answers) -> Answer | None:
    """Return whether the model is kept; a question that its gate rules out is answered."""
    goes_in = answers.get("inputs")
    nothing_to_keep = isinstance(goes_in, frozenset) and not goes_in & _OF_A_PERSON
    if answers.get("trains_model") == NO and nothing_to_keep:
        return NO
    return answers.get("model_kept")


def _reaches(consent: Consent, territories: Answer | None) -> bool | None:
    if not consent.territories or "worldwide" in consent.territories:
        return True
    asked = territories if isinstance(territories, frozenset) else frozenset((UNSURE,))
    if any(not _lies_in(place, consent.territories) for place in asked - {UNSURE}):
        return False
    return None if UNSURE in asked or not asked else True


def _lies_in(place: str, named: frozenset[str]) -> bool:
    return place in named or _PART_OF.get(place) in named


def _agreed(fact: str, weighed: list[_Weighed], near: list[Consent], on: date) -> Word:
    """Return one word: covered, perhaps covered, once covered, not covered, nothing on file."""
    covering = [each.consent for each in weighed if each.covers is not False]
    standing = [w for w in weighed if w.covers is not False and _stands(w.consent, on)]
    sure = next((each.consent for each in standing if each.covers), None)
    if sure is not None:
        return _consent_word(fact, YES, sure, None)
    if standing:
        first = standing[0]
        word = _consent_word(fact, UNSURE, first.consent, None)
        return replace(word, hangs_on=first.open_facts)
    lapses = [lapse for c in covering if (lapse := _consent_lapse(c, on)) is not None]
    if lapses:
        last = max(lapses, key=lambda lapse: lapse.since)
        ended = next(c for c in covering if c.reference == last.reference)
        return _consent_word(fact, NO, ended, last)
    nearest = [*near, *covering][-1:]
    return _consent_word(fact, NO if nearest else UNSURE, next(iter(nearest), None), None)


def _stands(consent: Consent, on: date) -> bool:
    return consent.begun(on) and _consent_lapse(consent, on) is None


def _consent_word(fact: str, answer: str, consent: Consent | None, lapse: Lapse | None) -> Word:
    reference = consent.reference if consent is not None else None
    return Word(
        fact=fact, answer=answer, register=Register.CONSENTS, reference=reference, lapse=lapse
    )


def _consent_lapse(consent: Consent, on: date) -> Lapse | None:
    since, lost = consent.withdrawn, Lost.WITHDRAWN
    if since is None or since > on:
        since, lost = consent.period.last, Lost.EXPIRED
        if since is None or on <= since:
            return None
    return Lapse(register=Register.CONSENTS, reference=consent.reference, lost=lost, since=since)


_LICENSED = (
    ("reference_permission", "reference"),
    ("training_cleared", "training"),
    ("archive_licence_allows", "alteration"),
)


def licences_say(
    declaration: Declaration, production: str, registry: Registry, on: date
) -> Iterator[Word]:
    """Yield what the licence register knows of the works that the declaration names.

    Every work named must be licensed; one that is not decides.
    """
    if registry.licences is None or not declaration.works:
        return
    for fact, term in _LICENSED:
        words = [
            _licensed(fact, term, work, production, registry, on) for work in declaration.works
        ]
        yield next((w for a in (NO, UNSURE) for w in words if w.answer == a), words[0])


def _licensed(
    fact: str, term: str, work: str, production: str, registry: Registry, on: date
) -> Word:
    reaching = [each for each in registry.licences_of(work) if each.reaches(production)]
    if not reaching:
        return Word(fact=fact, answer=UNSURE, register=Register.LICENCES)
    in_force = [licence for licence in reaching if on in licence.period]
    if in_force:
        best = min(in_force, key=lambda licence: _BEST_FIRST.index(licence.allows(term)))
        return _licence_word(fact, best.allows(term), best, None)
    once = [each for each in reaching if each.allows(term) == YES and each.period.ended_before(on)]
    last = max(once or reaching, key=lambda licence: licence.period.last or date.min)
    return _licence_word(fact, NO, last, _licence_lapse(last) if once else None)


_BEST_FIRST = (YES, UNSURE, NO)


def _licence_word(fact: str, answer: str, licence: Licence, lapse: Lapse | None) -> Word:
    return Word(
        fact=fact,
        answer=answer,
        register=Register.LICENCES,
        reference=licence.reference,
        lapse=lapse,
    )


def _licence_lapse(licence: Licence) -> Lapse | None:
    if licence.period.last is None:
        return None
    return Lapse(
        register=Register.LICENCES,
        reference=licence.reference,
        lost=Lost.EXPIRED,
        since=licence.period.last,
    )


def approvals_say(
    declaration: Declaration, step: Step | None, answers: Answers, registry: Registry, on: date
) -> Iterator[Word]:
    """Yield whether the studio approved that this step's inputs go into its tool.

    An approval that allowed them and has ended, has not begun or is not signed says *no*; where
    there is none, the register says nothing.
    """
    inputs = answers.get("inputs")
    if not isinstance(inputs, frozenset):
        return
    tool = step.tool if step is not None else None
    goes_in = inputs - {"none", "public"}
    allowing = [
        approval
        for approval in registry.input_approvals(declaration.reference)
        if goes_in <= approval.inputs and (not approval.tools or tool in approval.tools)
    ]
    standing = next((a for a in allowing if _signed(a, on) and on in a.period), None)
    if standing is not None:
        yield _approval_word(YES, standing, None)
    elif allowing and goes_in:
        ended = [a for a in allowing if _signed(a, on) and a.period.ended_before(on)]
        last = max(ended or allowing, key=lambda approval: approval.period.last or date.min)
        yield _approval_word(NO, last, last.period.last if ended else None)


def _signed(approval: Approval, on: date) -> bool:
    return approval.signed_on is not None and approval.signed_on <= on


def _approval_word(answer: str, approval: Approval, ended: date | None) -> Word:
    lapse = None
    if ended is not None:
        lapse = Lapse(
            register=Register.APPROVALS,
            reference=approval.reference,
            lost=Lost.EXPIRED,
            since=ended,
        )
    return Word(
        fact="input_approved",
        answer=answer,
        register=Register.APPROVALS,
        reference=approval.reference,
        lapse=lapse,
    )
