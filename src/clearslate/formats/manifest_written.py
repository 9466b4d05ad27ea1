"""A C2PA manifest definition for a marking: actions, regions in time, the AI disclosure.

The names are those of the C2PA specification 2.4; the reader's library makes the signed
manifest of them.
"""

from collections.abc import Mapping

from clearslate import __version__
from clearslate.domain.marks import Marking, Region
from clearslate.formats.plain import Plain
from clearslate.formats.xmp_written import SOURCE_TYPES

INGREDIENT = "original"
"""The label by which actions name what there was before."""
_PLACED = "c2pa.placed"


def manifest_definition(marking: Marking, media_type: str) -> dict[str, Plain]:
    """Return the definition of a manifest for a file of ``media_type``.

    The standard has an element that was placed named as an ingredient; each is named once.
    """
    elements = _elements(marking)
    definition: dict[str, Plain] = {
        "title": marking.title,
        "format": media_type,
        "claim_generator_info": [{"name": "Clearslate", "version": __version__}],
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": _actions(marking, elements)}},
            *_disclosures(marking),
        ],
    }
    if elements:
        definition["ingredients"] = [
            {"title": name, "relationship": "componentOf", "label": label}
            for name, label in elements.items()
        ]
    return definition


def _elements(marking: Marking) -> Mapping[str, str]:
    """Return the label of every element that was placed, by its name."""
    if marking.regions:
        names = [each.name for each in marking.regions if each.action == _PLACED]
    else:
        names = [marking.title] if marking.mark.actions[-1] == _PLACED else []
    return {name: f"element-{n}" for n, name in enumerate(dict.fromkeys(names), start=1)}


def _actions(marking: Marking, elements: Mapping[str, str]) -> list[Plain]:
    when = marking.marked_at.isoformat(timespec="seconds")
    *before, last = marking.mark.actions
    actions: list[Plain] = [_opened(action, marking.remark) for action in before]
    if marking.regions:
        return [*actions, *(_in_region(each, when, elements) for each in marking.regions)]
    tool = marking.tools[0] if marking.tools else None
    made = _worked(last, marking.mark.source_type, when, tool)
    made["description"] = f"Declared as {marking.declaration}"
    return [*actions, made | _placing(last, marking.title, elements)]


def _opened(action: str, remark: str) -> dict[str, Plain]:
    opened: dict[str, Plain] = {"action": action, "parameters": {"ingredientIds": [INGREDIENT]}}
    return opened | ({"description": remark} if remark else {})


def _placing(action: str, name: str, elements: Mapping[str, str]) -> dict[str, Plain]:
    return {"parameters": {"ingredientIds": [elements[name]]}} if action == _PLACED else {}


def _worked(
    action: str, source_type: str, when: str, tool: tuple[str, str | None] | None
) -> dict[str, Plain]:
    made: dict[str, Plain] = {
        "action": action,
        "when": when,
        "digitalSourceType": f"{SOURCE_TYPES}{source_type}",
    }
    if tool is not None:
        name, version = tool
        agent: dict[str, Plain] = {"name": name}
        made["softwareAgent"] = agent | ({"version": version} if version else {})
    return made


def _in_region(region: Region, when: str, elements: Mapping[str, str]) -> dict[str, Plain]:
    tool = region.tools[0] if region.tools else None
    made = _worked(region.action, region.mark.source_type, when, tool)
    made["description"] = f"{region.name}, declared as {region.declaration}"
    start, end = npt(region)
    time: dict[str, Plain] = {"type": "npt", "start": start, "end": end}
    made["changes"] = [{"region": [{"type": "temporal", "time": time}], "name": region.name}]
    return made | _placing(region.action, region.name, elements)


def npt(region: Region) -> tuple[str, str]:
    """Return start and end in normal play time: seconds from the first frame of the file."""
    return f"{region.start:.3f}", f"{region.end:.3f}"


def _disclosures(marking: Marking) -> list[Plain]:
    models = marking.models or tuple(tool for tool, _ in marking.tools)
    if not models:
        return []
    said: dict[str, Plain] = {"modelType": "c2pa.types.model", "modelName": "; ".join(models)}
    if marking.oversight is not None:
        said["contentProfile"] = {"humanOversightLevel": marking.oversight}
    return [{"label": "c2pa.ai-disclosure", "data": said}]
