"""What a C2PA manifest store says: the seal, and every claim of origin in its history.

Which origin counts. The active manifest speaks of the file. What went into it keeps its meaning:

- *parentOf*: the file is a later state of the ingredient, so an origin that the ingredient
  declares is the file's own. A picture that was generated, then opened and saved, is generated.
- *componentOf*: the ingredient is a part of the file. A generated part is *AI declared*, which
  is said of a file or of a part; a part that AI edited makes *AI edited*.
- *inputTo*: the ingredient went into some process and need not be seen. If it was made with AI
  and the file itself declares nothing, what came of it is not known: *unknown*.

An action with `trainedAlgorithmicMedia` declares AI. Where it changes something (`c2pa.edited`,
`c2pa.filled` and all that neither create nor place) and the manifest has a parent, an original
existed: *AI edited*; that the parent was generated itself is told by the parent. A
`c2pa.ai-disclosure` declares AI by itself; where all else in its manifest that tells of AI tells
of edits, it declares an edit.

A broken seal, an expired signer or an unknown one does not take a declaration back. Nobody
forges the claim that a picture is generated; who strips or breaks a seal hides the opposite.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from clearslate.domain.provenance import Channel, Evidence, Manifest, Origin, Seal
from clearslate.media.declared import statement
from clearslate.media.plain_json import items, mapping, text, walk
from clearslate.media.software import software_comes_to
from clearslate.media.source_types import names_source_type, source_type_comes_to

_BEGINNINGS = frozenset(("c2pa.created", "c2pa.placed", "c2pa.published", "c2pa.opened", ""))
_AI = (Origin.AI_DECLARED, Origin.AI_EDITED)
_ABOUT_THE_SIGNER = ("signingCredential.", "timeStamp.", "claimSignature.outsideValidity")
_DISCLOSURE = "c2pa.ai-disclosure"
_SAYS_AI_BY_ITSELF = (_DISCLOSURE, "com.adobe.generative-ai")
"""Assertions that stand only where generative AI was used: C2PA 2.4; Adobe's own before 2023."""
_MOST = 1_000
_MOST_TIMES = 4
_VERSIONED = re.compile(r"(?:\.v\d+)?(?:__\d+)?$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the store a manifest stands, and how it came into the file."""

    path: str
    input_only: bool


def read_claims(store: Mapping[str, object]) -> tuple[Manifest, tuple[Evidence, ...]]:
    """Return the seal of a manifest store as the C2PA reader reports it, and all its claims."""
    manifests = mapping(store.get("manifests"))
    active = text(store.get("active_manifest"))
    evidence: list[Evidence] = []
    for label, place in _history(manifests, active):
        for each in _claims(mapping(manifests[label]), place):
            if len(evidence) < _MOST:
                evidence.append(each)
    return _seal(store, manifests, active), tuple(evidence)


def _seal(store: Mapping[str, object], manifests: Mapping[str, object], active: str) -> Manifest:
    results = mapping(store.get("validation_results"))
    mine = mapping(results.get("activeManifest"))
    failures, good = _codes(mine.get("failure")), _codes(mine.get("success"))
    doubts = tuple(code for code in failures if code.startswith(_ABOUT_THE_SIGNER))
    faults = tuple(code for code in failures if code not in doubts)
    signature = mapping(mapping(manifests.get(active)).get("signature_info"))
    if faults or "claimSignature.validated" not in good:
        seal = Seal.INVALID
    else:
        seal = Seal.TRUSTED if "signingCredential.trusted" in good and not doubts else Seal.VALID
    return Manifest(
        seal=seal,
        signer=_signer(signature),
        signed_at=_moment(text(signature.get("time"))),
        generators=_generators(manifests, active),
        faults=faults,
        doubts=doubts,
        faults_in_ingredients=_inner_faults(results, manifests),
    )


def _codes(found: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(mapping(each).get("code")) for each in items(found)))


def _signer(signature: Mapping[str, object]) -> str | None:
    names = (text(signature.get(key)) for key in ("issuer", "common_name"))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _moment(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _inner_faults(
    results: Mapping[str, object], manifests: Mapping[str, object]
) -> tuple[str, ...]:
    """Return what does not fit in ingredients: as found now, and as their users recorded it."""
    deltas = (
        mapping(each).get("validationDeltas") for each in items(results.get("ingredientDeltas"))
    )
    found = [code for delta in deltas for code in _codes(mapping(delta).get("failure"))]
    for manifest in manifests.values():
        for ingredient in items(mapping(manifest).get("ingredients")):
            recorded = mapping(ingredient)
            found += _codes(recorded.get("validation_status"))
            kept = mapping(mapping(recorded.get("validation_results")).get("activeManifest"))
            found += _codes(kept.get("failure"))
    return tuple(dict.fromkeys(c for c in found if c and not c.startswith(_ABOUT_THE_SIGNER)))


def _generators(manifests: Mapping[str, object], active: str) -> tuple[str, ...]:
    labels = [active, *(label for label in manifests if label != active)]
    names = (_generator(mapping(manifests.get(label))) for label in labels)
    return tuple(dict.fromkeys(name for name in names if name))


def _generator(manifest: Mapping[str, object]) -> str:
    told = [_agent(each) for each in items(manifest.get("claim_generator_info"))]
    return next((name for name in told if name), "") or text(manifest.get("claim_generator"))


def _agent(said: object) -> str:
    """Return the name of a software agent, which may be text or a name with a version."""
    if isinstance(said, str):
        return said
    agent = mapping(said)
    return " ".join(p for p in (text(agent.get("name")), text(agent.get("version"))) if p)


def _history(manifests: Mapping[str, object], active: str) -> Iterator[tuple[str, _Place]]:
    """Yield each manifest once, the active one first, then what went into it, then the rest."""
    waiting, seen = [(active, _Place("active manifest", False))], set[str]()
    while waiting:
        label, place = waiting.pop(0)
        if label in seen or label not in manifests:
            continue
        seen.add(label)
        yield label, place
        for ingredient in items(mapping(manifests[label]).get("ingredients")):
            waiting.append(_ingredient(mapping(ingredient), place))
        # Whatever comes in as a parent or part counts more than what was only an input.
        waiting.sort(key=lambda each: each[1].input_only)
    for label in manifests:
        if label not in seen:
            yield label, _Place(f"manifest {label}", False)


def _ingredient(ingredient: Mapping[str, object], place: _Place) -> tuple[str, _Place]:
    relation = text(ingredient.get("relationship")) or "ingredient"
    title = text(ingredient.get("title")) or text(ingredient.get("label"))
    path = f"{place.path} / {relation} {title}".rstrip()
    return text(ingredient.get("active_manifest")), _Place(
        path, place.input_only or relation == "inputTo"
    )


def _claims(manifest: Mapping[str, object], place: _Place) -> Iterator[Evidence]:
    has_parent = any(
        mapping(each).get("relationship") == "parentOf"
        for each in items(manifest.get("ingredients"))
    )
    found = [
        each
        for a in items(manifest.get("assertions"))
        for each in _assertion(mapping(a), has_parent)
    ]
    found += _of_ingredients(manifest)
    # The disclosure says that AI was used; where all else tells of edits, it was used for these.
    told = {each.comes_to for each in found if not _is_disclosure(each)}
    edited = Origin.AI_EDITED in told and Origin.AI_DECLARED not in told
    typed = any(each.comes_to is not None for each in found)
    for each in [*found, *_of_generator(manifest, typed, has_parent)]:
        comes_to = each.comes_to
        if edited and comes_to is Origin.AI_DECLARED:
            comes_to = Origin.AI_EDITED
        if place.input_only and comes_to in _AI:
            comes_to = Origin.UNKNOWN
        yield replace(each, place=f"{place.path} / {each.place}", comes_to=comes_to)


def _is_disclosure(evidence: Evidence) -> bool:
    return _VERSIONED.sub("", evidence.place) == _DISCLOSURE


def _assertion(assertion: Mapping[str, object], has_parent: bool) -> Iterator[Evidence]:
    label, data = text(assertion.get("label")), mapping(assertion.get("data"))
    name = _VERSIONED.sub("", label)
    if name == "c2pa.actions":
        for number, action in enumerate(items(data.get("actions"))):
            yield from _action(mapping(action), data, f"{label}[{number}]", has_parent)
        data = {key: value for key, value in data.items() if key != "actions"}
    elif name in _SAYS_AI_BY_ITSELF:
        yield _evidence(label, _told(data), Origin.AI_DECLARED)
    yield from _source_types(data, label)


def _action(
    action: Mapping[str, object], data: Mapping[str, object], place: str, has_parent: bool
) -> Iterator[Evidence]:
    name = text(action.get("action"))
    agent = _agent(action.get("softwareAgent")) or _agent_by_number(action, data)
    kind = text(action.get("digitalSourceType"))
    comes_to = source_type_comes_to(kind) if kind else software_comes_to(agent)
    if comes_to is Origin.AI_DECLARED and has_parent and name not in _BEGINNINGS:
        comes_to = Origin.AI_EDITED
    said = (name, kind, agent, text(action.get("description")), *_times(action))
    said = (*said, text(action.get("when")))
    yield _evidence(place, ", ".join(each for each in said if each), comes_to)
    rest = {key: value for key, value in action.items() if key != "digitalSourceType"}
    yield from _source_types(rest, place)


def _times(action: Mapping[str, object]) -> Iterator[str]:
    """Yield the stretches of time that an action names, as far as they are a few."""
    for change in items(action.get("changes"))[:_MOST_TIMES]:
        for area in items(mapping(change).get("region"))[:_MOST_TIMES]:
            time = mapping(mapping(area).get("time"))
            start, end = text(time.get("start")), text(time.get("end"))
            if start or end:
                yield f"{start}–{end} s" if time.get("type", "npt") == "npt" else f"{start}–{end}"


def _agent_by_number(action: Mapping[str, object], data: Mapping[str, object]) -> str:
    agents, number = items(data.get("softwareAgents")), action.get("softwareAgentIndex")
    return _agent(agents[number]) if isinstance(number, int) and 0 <= number < len(agents) else ""


def _of_ingredients(manifest: Mapping[str, object]) -> Iterator[Evidence]:
    """Yield source types that stand in ingredients themselves, without a manifest of theirs."""
    for number, each in enumerate(items(manifest.get("ingredients"))):
        place = f"ingredient[{number}] {text(mapping(each).get('relationship'))}".rstrip()
        yield from _source_types(each, place)


def _source_types(data: object, place: str) -> Iterator[Evidence]:
    for path, key, value in walk(data):
        if names_source_type(key) and isinstance(value, str):
            yield _evidence(f"{place} {path}", value, source_type_comes_to(value))


def _of_generator(
    manifest: Mapping[str, object], typed: bool, has_parent: bool
) -> Iterator[Evidence]:
    """Yield the software that made the claim; it decides only where nothing else does."""
    name = _generator(manifest)
    if name:
        comes_to = None if typed else software_comes_to(name)
        edited = comes_to is Origin.AI_DECLARED and has_parent
        yield _evidence("claim generator", name, Origin.AI_EDITED if edited else comes_to)


def _told(data: Mapping[str, object]) -> str:
    said = [f"{path}: {value}" for path, _, value in walk(data) if isinstance(value, str)]
    return ", ".join(said) or "-"


def _evidence(place: str, said: str, comes_to: Origin | None) -> Evidence:
    return Evidence(
        channel=Channel.C2PA, place=place, statement=statement(said), comes_to=comes_to
    )
