"""Which typed value of a drawn node belongs to which input.

A drawn graph lists values without names. The order is that of the node's inputs (ComfyUI,
``nodes.py``), with one more after a seed, which says how it changes. Newer files name the inputs
that can be typed into. Of nodes that neither tells, the values stay without names.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from clearslate.media.generators.blocks import Json, leaves
from clearslate.media.generators.comfy.graph import Value
from clearslate.media.generators.comfy.names import CONTROLS, SEED

_KSAMPLER = ("seed", "steps", "cfg", "sampler_name", "scheduler", "denoise")
_ADVANCED = (
    "add_noise",
    "noise_seed",
    "steps",
    "cfg",
    "sampler_name",
    "scheduler",
    "start_at_step",
    "end_at_step",
    "return_with_leftover_noise",
)
_ORDER: Mapping[str, tuple[str, ...]] = {
    "CLIPTextEncode": ("text",),
    "CLIPTextEncodeFlux": ("clip_l", "t5xxl", "guidance"),
    "CLIPTextEncodeSD3": ("clip_l", "clip_g", "t5xxl", "empty_padding"),
    "CLIPTextEncodeSDXL": (
        *("width", "height", "crop_w", "crop_h", "target_width", "target_height"),
        *("text_g", "text_l"),
    ),
    "CLIPTextEncodeSDXLRefiner": ("ascore", "width", "height", "text"),
    "TextEncodeQwenImageEdit": ("prompt",),
    "TextEncodeQwenImageEditPlus": ("prompt",),
    "TextEncodeAceStepAudio": ("tags", "lyrics", "lyrics_strength"),
    "GLIGENTextBoxApply": ("text", "width", "height", "x", "y"),
    "PrimitiveString": ("value",),
    "PrimitiveStringMultiline": ("value",),
    "StringConcatenate": ("string_a", "string_b", "delimiter"),
    "KSampler": _KSAMPLER,
    "KSamplerAdvanced": _ADVANCED,
    "SamplerCustom": ("add_noise", "noise_seed", "cfg"),
    "RandomNoise": ("noise_seed",),
    "KSamplerSelect": ("sampler_name",),
    "BasicScheduler": ("scheduler", "steps", "denoise"),
    "CheckpointLoaderSimple": ("ckpt_name",),
    "CheckpointLoader": ("config_name", "ckpt_name"),
    "unCLIPCheckpointLoader": ("ckpt_name",),
    "ImageOnlyCheckpointLoader": ("ckpt_name",),
    "UNETLoader": ("unet_name", "weight_dtype"),
    "UnetLoaderGGUF": ("unet_name",),
    "CLIPLoader": ("clip_name", "type", "device"),
    "DualCLIPLoader": ("clip_name1", "clip_name2", "type", "device"),
    "TripleCLIPLoader": ("clip_name1", "clip_name2", "clip_name3"),
    "VAELoader": ("vae_name",),
    "LoraLoader": ("lora_name", "strength_model", "strength_clip"),
    "LoraLoaderModelOnly": ("lora_name", "strength_model"),
    "ControlNetLoader": ("control_net_name",),
    "StyleModelLoader": ("style_model_name",),
    "CLIPVisionLoader": ("clip_name",),
    "UpscaleModelLoader": ("model_name",),
    "GLIGENLoader": ("gligen_name",),
    "HypernetworkLoader": ("hypernetwork_name", "strength"),
    "LoadImage": ("image", "upload"),
    "LoadImageMask": ("image", "channel", "upload"),
    "LoadAudio": ("audio",),
    "LoadVideo": ("file",),
    "SaveImage": ("filename_prefix",),
    "EmptyLatentImage": ("width", "height", "batch_size"),
}
MOST_VALUES = 500
"""Values of one node that are looked at."""

Named = tuple[tuple[tuple[str, Value], ...], tuple[Value, ...]]


def named_values(kind: str, widgets: Json, inputs: Sequence[tuple[str, bool]]) -> Named:
    """Return the typed values of a node with their names, and those that have none.

    ``inputs`` are the names of the inputs that can be typed into, and whether a link took their
    place; what was typed there before the link counts no longer.
    """
    if isinstance(widgets, dict):
        named = [(name[:120], value) for name, value in leaves(widgets, most=MOST_VALUES)]
        return tuple(named), ()
    given = widgets[:MOST_VALUES] if isinstance(widgets, list) else []
    linked = {name for name, taken in inputs if taken}
    pairs = _paired(tuple(name for name, _ in inputs), given, whole=True)
    if pairs is None:
        pairs = _paired(_ORDER.get(kind, ()), given, whole=False)
    if pairs is None:
        return (), tuple(value for _, value in leaves(given, most=MOST_VALUES))
    return tuple((name, each) for name, each in pairs if name not in linked), ()


def _paired(
    names: Sequence[str], given: Sequence[Json], *, whole: bool
) -> list[tuple[str, Value]] | None:
    """Return names and values side by side.

    None where there are no names, or where ``whole`` is asked and words are left over.
    """
    left = deque(given)
    pairs: list[tuple[str, Value]] = []
    for name in names:
        if not left:
            break
        value = left.popleft()
        pairs.extend((leaf or name, each) for leaf, each in leaves(value, most=MOST_VALUES))
        if SEED.fullmatch(name) and left and _changes_seed(left[0]):
            left.popleft()
    surplus = any(isinstance(each, str) and each not in CONTROLS for each in left)
    return None if not names or (whole and surplus) else pairs


def _changes_seed(value: Json) -> bool:
    # The first versions wrote true and false where the later ones write a word.
    return isinstance(value, bool) or (isinstance(value, str) and value in CONTROLS)
