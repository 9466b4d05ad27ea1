"""NovelAI: five PNG texts of which ``Comment`` is JSON, or the same hidden in the alpha channel.

Form: ``Software`` is NovelAI, ``Source`` names the model, ``Description`` the prompt. ``Comment``
holds ``uc``, ``seed``, ``sampler``; from version 4 on ``v4_prompt.caption`` with a base caption
and one for each character. ``request_type`` tells of a picture that went in:
``NativeInfillingRequest`` has a mask, ``Img2ImgRequest`` a ``strength``. Older comments hold a
strength without either, which says nothing.
"""

from collections.abc import Iterator, Sequence

from clearslate.domain.provenance import Generation, Origin
from clearslate.media.generators.blocks import Block, Json, loaded, named
from clearslate.media.generators.found import (
    Found,
    evidence_of,
    model,
    number_of,
    origin_of_picture,
    text_of,
    texts,
    unique,
)

SOFTWARE = "NovelAI"
_KEYS = ("software", "title", "description", "source", "comment", "generation time")
_OWN = frozenset(("uc", "v4_prompt", "n_samples", "ucPreset", "sm_dyn", "request_type", "scale"))


def read_novelai(blocks: Sequence[Block]) -> Found | None:
    """Return the run that NovelAI tells of; None where the texts are not NovelAI's."""
    software, comment = named(blocks, "software"), named(blocks, "comment", "usercomment")
    signed = any(each.key == "software" and each.text.startswith(SOFTWARE) for each in blocks)
    inside = comment.mapping if comment is not None else {}
    if not signed and len(_OWN & inside.keys()) < 2:
        return None
    own = [each for each in blocks if each.key in _KEYS or each is comment]
    told = _comment(inside)
    origin = _origin(told)
    source, description = named(blocks, "source"), named(blocks, "description")
    run = Generation(
        software=SOFTWARE,
        version=source.text if source is not None else None,
        models=model(source.text, "checkpoint") if source is not None else (),
        samplers=texts(told.get("sampler")),
        prompts=unique(_prompts(told, description)),
        negative_prompts=unique(_negative(told)),
        seed=text_of(told.get("seed")),
        not_understood=(comment.place,) if comment is not None and not told else (),
    )
    decides = comment or software or own[0]
    return Found(
        blocks=tuple(own),
        generations=(run,),
        evidence=tuple(evidence_of(each, origin if each is decides else None) for each in own),
        not_read=_broken(comment),
    )


def _broken(comment: Block | None) -> tuple[str, ...]:
    if comment is None or not comment.broken:
        return ()
    return (comment.place,)


def _comment(inside: dict[str, Json]) -> dict[str, Json]:
    """Return the settings; where the texts were saved as one JSON, they are spelled out in it."""
    nested = inside.get("Comment")
    if isinstance(nested, str):
        held = loaded(nested)
        return held if isinstance(held, dict) else inside
    return nested if isinstance(nested, dict) else inside


def _prompts(told: dict[str, Json], description: Block | None) -> Iterator[str]:
    yield from texts(description.text if description is not None else None, told.get("prompt"))
    yield from _captions(told.get("v4_prompt"))


def _negative(told: dict[str, Json]) -> Iterator[str]:
    yield from texts(told.get("uc"))
    yield from _captions(told.get("v4_negative_prompt"))


def _captions(value: Json) -> Iterator[str]:
    caption = value.get("caption") if isinstance(value, dict) else None
    if not isinstance(caption, dict):
        return
    yield from texts(caption.get("base_caption"))
    characters = caption.get("char_captions")
    for each in characters if isinstance(characters, list) else []:
        if isinstance(each, dict):
            yield from texts(each.get("char_caption"))


def _origin(told: dict[str, Json]) -> Origin:
    request = (text_of(told.get("request_type")) or "").casefold()
    if "infill" in request:
        return origin_of_picture(masked=True, strength=None)
    if "img2img" in request:
        return origin_of_picture(masked=False, strength=number_of(told.get("strength")))
    return Origin.AI_DECLARED
