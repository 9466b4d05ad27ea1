"""A C2PA manifest definition for a marking: actions, regions in time, the AI disclosure.

The names are those of the C2PA specification 2.4; the reader's library makes the signed
manifest of them.
"""

from clearslate import __version__
from clearslate.domain.marks import Marking, Region
from clearslate.formats.plain import Plain
from clearslate.formats.xmp_written import SOURCE_TYPES

INGREDIENT = "original"
"""The label by which actions name what there was before."""


def manifest_definition(marking: Marking, media_type: str) -> dict[str, Plain]:
    """Return the definition of a manifest for a file of ``media_type``."""
    return {
        "title": marking.title,
        "format": media_type,
        "claim_generator_info": [{"name": "Clearslate", "version": __version__}],
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": _actions(marking)}},
            *_disclosures(marking),
        ],
    }


def _actions(marking: Marking) -> list[Plain]:
    when = marking.marked_at.isoformat(timespec="seconds")
    *before, last = marking.mark.actions
    actions: list[Plain] = [_opened(action) for action in before]
    if not marking.regions:
        return [*actions, _worked(last, marking.mark.source_type, when, marking)]
    return [*actions, *(_in_region(region, when, marking) for region in marking.regions)]


def _opened(action: str) -> dict[str, Plain]:
    return {"action": action, "parameters": {"ingredientIds": [INGREDIENT]}}


def _worked(action: str, source_type: str, when: str, marking: Marking) -> dict[str, Plain]:
    made: dict[str, Plain] = {
        "action": action,
        "when": when,
        "digitalSourceType": f"{SOURCE_TYPES}{source_type}",
        "description": f"Declared as {marking.declaration}",
    }
    if marking.tools:
        name, version = marking.tools[0]
        agent: dict[str, Plain] = {"name": name}
        made["softwareAgent"] = agent | ({"version": version} if version else {})
    return made


def _in_region(region: Region, when: str, marking: Marking) -> dict[str, Plain]:
    made = _worked(region.mark.actions[-1], region.mark.source_type, when, marking)
    made["description"] = f"{region.name}, declared as {region.declaration}"
    made["changes"] = [
        {
            "region": [
                {
                    "type": "temporal",
                    "time": {
                        "type": "npt",
                        "start": f"{region.start:.3f}",
                        "end": f"{region.end:.3f}",
                    },
                }
            ],
            "name": region.name,
        }
    ]
    return made


def _disclosures(marking: Marking) -> list[Plain]:
    models = marking.models or tuple(tool for tool, _ in marking.tools)
    if not models:
        return []
    said: dict[str, Plain] = {"modelType": "c2pa.types.model", "modelName": "; ".join(models)}
    if marking.oversight is not None:
        said["contentProfile"] = {"humanOversightLevel": marking.oversight}
    return [{"label": "c2pa.ai-disclosure", "data": said}]
