"""An inspection as JSON, for scripts and for the process that waits for it.

Keys and words are those of the domain and never change with the language. Absent keys say
nothing: no seal beyond its word, no list that is empty.
"""

from collections.abc import Mapping
from datetime import datetime

from clearslate.domain.provenance import (
    Channel,
    Evidence,
    Generation,
    Inspection,
    Manifest,
    ModelNamed,
    NotRead,
    Origin,
    Seal,
    WhyNotRead,
)

Told = dict[str, object]
_ABOUT_MANIFEST = ("generators", "faults", "doubts", "faults_in_ingredients")
_ABOUT_GENERATION = ("samplers", "prompts", "negative_prompts", "inputs", "not_understood")


def inspection_object(inspection: Inspection) -> Told:
    """Return the object that says everything an inspection found."""
    return _said(
        origin=inspection.origin.value,
        kind=inspection.kind,
        digest=inspection.digest,
        size=inspection.size,
        manifest=_manifest(inspection.manifest),
        evidence=[_evidence(each) for each in inspection.evidence],
        generations=[_generation(each) for each in inspection.generations],
        not_read=[_not_read(each) for each in inspection.not_read],
    )


def inspection_from(told: Mapping[str, object]) -> Inspection:
    """Return the inspection that ``inspection_object`` spelled.

    Raises:
        ValueError: where the object is not of its making.
    """
    return Inspection(
        origin=Origin(_word(told, "origin")),
        kind=_word(told, "kind"),
        digest=_text(told, "digest"),
        size=_number(told, "size"),
        manifest=_manifest_from(_object(told, "manifest")),
        evidence=tuple(_evidence_from(each) for each in _objects(told, "evidence")),
        generations=tuple(_generation_from(each) for each in _objects(told, "generations")),
        not_read=tuple(_not_read_from(each) for each in _objects(told, "not_read")),
    )


def _said(**values: object) -> Told:
    return {key: value for key, value in values.items() if value not in (None, [], (), "")}


def _manifest(manifest: Manifest) -> Told:
    signed = manifest.signed_at
    return _said(
        seal=manifest.seal.value,
        signer=manifest.signer,
        signed_at=signed.isoformat() if signed is not None else None,
        kept_at=manifest.kept_at,
        **{key: list(getattr(manifest, key)) for key in _ABOUT_MANIFEST},
    )


def _manifest_from(told: Mapping[str, object]) -> Manifest:
    signed = _text(told, "signed_at")
    return Manifest(
        seal=Seal(_word(told, "seal")),
        signer=_text(told, "signer"),
        signed_at=datetime.fromisoformat(signed) if signed is not None else None,
        kept_at=_text(told, "kept_at"),
        generators=_texts(told, "generators"),
        faults=_texts(told, "faults"),
        doubts=_texts(told, "doubts"),
        faults_in_ingredients=_texts(told, "faults_in_ingredients"),
    )


def _evidence(evidence: Evidence) -> Told:
    return _said(
        channel=evidence.channel.value,
        place=evidence.place,
        statement=evidence.statement,
        comes_to=evidence.comes_to.value if evidence.comes_to is not None else None,
    )


def _evidence_from(told: Mapping[str, object]) -> Evidence:
    comes_to = _text(told, "comes_to")
    return Evidence(
        channel=Channel(_word(told, "channel")),
        place=_word(told, "place"),
        statement=_word(told, "statement"),
        comes_to=Origin(comes_to) if comes_to is not None else None,
    )


def _generation(generation: Generation) -> Told:
    return _said(
        software=generation.software,
        version=generation.version,
        seed=generation.seed,
        models=[_said(name=m.name, kind=m.kind, digest=m.digest) for m in generation.models],
        **{key: list(getattr(generation, key)) for key in _ABOUT_GENERATION},
    )


def _generation_from(told: Mapping[str, object]) -> Generation:
    return Generation(
        software=_word(told, "software"),
        version=_text(told, "version"),
        seed=_text(told, "seed"),
        models=tuple(
            ModelNamed(name=_word(m, "name"), kind=_word(m, "kind"), digest=_text(m, "digest"))
            for m in _objects(told, "models")
        ),
        samplers=_texts(told, "samplers"),
        prompts=_texts(told, "prompts"),
        negative_prompts=_texts(told, "negative_prompts"),
        inputs=_texts(told, "inputs"),
        not_understood=_texts(told, "not_understood"),
    )


def _not_read(missed: NotRead) -> Told:
    return _said(place=missed.place, why=missed.why.value, detail=missed.detail)


def _not_read_from(told: Mapping[str, object]) -> NotRead:
    return NotRead(
        place=_word(told, "place"),
        why=WhyNotRead(_word(told, "why")),
        detail=_word(told, "detail"),
    )


def _text(told: Mapping[str, object], key: str) -> str | None:
    value = told.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(key)
    return value


def _word(told: Mapping[str, object], key: str) -> str:
    return _text(told, key) or ""


def _number(told: Mapping[str, object], key: str) -> int | None:
    value = told.get(key)
    if value is not None and not isinstance(value, int):
        raise ValueError(key)
    return value


def _texts(told: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = told.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(key)
    return tuple(value)


def _object(told: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = told.get(key)
    if not isinstance(value, dict):
        raise ValueError(key)
    return value


def _objects(told: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = told.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ValueError(key)
    return value
