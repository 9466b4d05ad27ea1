"""The digests that approvals are bound to.

A determination's digest covers the facts, the packs with their options, the outcome and the
findings. It does not cover the day on which it was made, nor any sentence, so an approval
does not fall at midnight or in another language, only when something changed.
"""

from collections.abc import Mapping

from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import Answer, Answers, Catalogue
from clearslate.domain.filling import Filled
from clearslate.domain.policy.decide import Item
from clearslate.domain.policy.determination import Determination, Finding
from clearslate.domain.policy.rules import PackReference
from clearslate.domain.standing import Digests
from clearslate.formats.canonical import canonical, digest_of
from clearslate.formats.documents.declaration import document_of

_NOT_SEALED = "asked_on"


def digests(catalogue: Catalogue) -> Digests:
    """Return how declarations and determinations over ``catalogue`` are sealed."""

    def of_declaration(declaration: Declaration) -> str:
        return digest_of(document_of(declaration))

    def of_determination(filled: Filled, determination: Determination) -> str:
        return digest_of(_sealed(catalogue, filled, determination))

    return Digests(of_declaration=of_declaration, of_determination=of_determination)


def sealed_text(catalogue: Catalogue, filled: Filled, determination: Determination) -> str:
    """Return what a determination's digest covers, in its canonical spelling."""
    return canonical(_sealed(catalogue, filled, determination)).decode()


def _sealed(
    catalogue: Catalogue, filled: Filled, determination: Determination
) -> Mapping[str, object]:
    return {
        "catalogue": catalogue.version,
        "facts": {
            "use": _answers(filled.facts.use),
            "steps": [_item(step) for step in filled.facts.steps],
            "people": [_item(person) for person in filled.facts.people],
        },
        "packs": [_pack(pack) for pack in determination.packs],
        "outcome": determination.outcome.word,
        "certain": determination.certain.word,
        "could_reach": determination.could_reach.word,
        "findings": [_finding(finding) for finding in determination.findings],
    }


def _answers(answers: Answers) -> Mapping[str, Answer]:
    return {fact: answer for fact, answer in answers.items() if fact != _NOT_SEALED}


def _item(item: Item) -> Mapping[str, object]:
    return {"name": item.name, "answers": _answers(item.answers)}


def _pack(pack: PackReference) -> Mapping[str, object]:
    return {
        "id": pack.id,
        "version": pack.version,
        "options": pack.options,
        "digest": pack.digest,
    }


def _finding(finding: Finding) -> Mapping[str, object]:
    return {
        "rule": finding.rule.reference,
        "outcome": finding.outcome.word,
        "certain": finding.certain,
        "assumed": finding.assumed,
        "concerns": finding.concerns,
        "waived": finding.waived,
    }
