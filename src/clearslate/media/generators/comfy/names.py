"""What names of nodes, inputs and values say: texts, models, pictures, and which nodes are mild.

Names of the program's own nodes are those of ComfyUI (``nodes.py``, ``comfy_extras``); others are
recognised by how their makers name things. A node that no list knows is never taken for harmless.
"""

import re

_I = re.IGNORECASE

NEGATIVE = re.compile(r"(?:.*[_.])?(?:negative\w*|neg|neg_\w+|uncond\w*|n_prompt)(?:_?\d+)?", _I)
"""Inputs that carry what must not be shown."""
POSITIVE = re.compile(r"(?:.*[_.])?(?:positive\w*|pos|pos_\w+|p_prompt)(?:_?\d+)?", _I)
"""Inputs that carry what is to be shown."""
CARRIES_NO_WORDS = re.compile(
    r"(?:model|clip|vae|pixels|images?|latents?|samples|masks?|audio|video|frames|noise|sampler"
    r"|sigmas|control_net|upscale_model|clip_vision\w*|style_model|pipe|basic_pipe"
    r"|latent_image|start_image|end_image|init_image|reference_\w+|source_\w+)(?:_?\d+)?",
    _I,
)
"""Inputs behind which another run may lie, with positive and negative words of its own."""
CARRIES_CONTENT = re.compile(
    r"(?:pixels|images?|latents?|samples|latent_image|init_image|input_image|video|frames)"
    r"(?:_?\d+)?",
    _I,
)
"""Inputs along which the picture itself comes, not what is said or shown about it."""
TEXT = re.compile(
    r"(?:.*[_.])?(?:text\w*|prompts?|prompt_\w+|strings?\d*|string_[a-z0-9]|wildcard_text"
    r"|t5xxl|clip_[lg]|llama|bert|mt5xl|tags|lyrics|caption|captions|description|instructions?"
    r"|query|populated|dialogue|speech|content|positive\w*|negative\w*)(?:_?\d+)?",
    _I,
)
"""Inputs into which people type words."""
NO_TEXT = re.compile(
    r".*(?:encoder|model|delimiter|separator|mode|_type|device|dtype|path|file|name|format"
    r"|_id|url|action|position|font|color|colour|align).*",
    _I,
)
SEED = re.compile(r"(?:.*_)?seed", _I)
MODEL_FILE = re.compile(
    r".{1,300}\.(?:safetensors|sft|ckpt|pt|pth|bin|gguf|onnx|engine|pkl|t7|nemo)", _I
)
MEDIA_FILE = re.compile(
    r".{1,400}\.(?:png|jpe?g|webp|gif|bmp|tiff?|exr|dpx|heic|avif|mp4|mov|mkv|webm|avi|mxf"
    r"|wav|mp3|flac|ogg|m4a|aiff?)(?: \[(?:input|output|temp)\])?",
    _I,
)
EMBEDDING = re.compile(r"\bembedding:([^\s,()<>:|]{1,120})", _I)
LORA_TAG = re.compile(r"<(?:lora|lyco):([^:<>]{1,160})(?::[^<>]{0,60})?>", _I)
CONTROLS = frozenset(("fixed", "randomize", "increment", "decrement", "increment-wrap"))

MODEL_INPUT = re.compile(
    r"(?:.*[_.])?(?:ckpt|ckpt_name|checkpoint|unet_name|lora|lora_name|vae_name|clip_name"
    r"|control_net_name|controlnet|model|model_name|model_id|model_path|model_version|repo_id"
    r"|gligen_name|style_model_name|hypernetwork_name|motion_model|upscale_model_name"
    r"|base_model|diffusion_model|text_encoder|voice_model)(?:_?\d+)?",
    _I,
)
"""Inputs that name a model though the name does not end like a file."""
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, _I))
    for kind, pattern in (
        ("lora", r"lora|lycoris"),
        ("vae", r"vae(?!l)"),
        ("upscaler", r"upscale|esrgan"),
        ("control", r"control_?net|t2i_?adapter|ip_?adapter|gligen|style_model|redux|pulid"),
        ("text_encoder", r"clip|text_?encoder|t5|llm|gemma|qwen.*vl"),
        ("checkpoint", r"ckpt|checkpoint"),
        ("diffusion_model", r"unet|diffusion|gguf|motion"),
        ("embedding", r"embedding|textual"),
    )
)

_SEES = re.compile(r"clip_?vision|preprocess|detector|segment|SAM(?:2|Model|Loader)|VFI|RIFE", _I)
"""Nodes whose model looks at pictures or joins them, and makes none."""

OUTPUT = re.compile(
    r"(?:Save|Preview|Export|Upload|Send|Output)\w*|\w*(?:Combine|Save|Saver|SaveImage\w*"
    r"|SaveVideo\w*|SaveAudio\w*|Preview|WriteEXR|Writer|Exporter)|.*(?:\bSave\b|\bPreview\b).*",
    _I,
)
"""Nodes that write a file or show it."""
INNER = re.compile(
    r"CLIPTextEncode\w*|KSampler\w*|SamplerCustom\w*|VAE(?:En|De)code\w*|LoraLoader\w*"
    r"|Conditioning\w*|ControlNetApply\w*|\w*Loader\w*|Empty\w*|Load\w*|Primitive\w*",
    _I,
)
"""Nodes whose result goes on; one of which nothing goes out was not run."""
OWN = re.compile(
    r"\w*(?:Scheduler|Guider|Guidance|LatentVideo|LatentImage|LatentAudio)|Latent\w*|Sampler\w*"
    r"|(?:Random|Disable)Noise|(?:Flip|Split)Sigmas\w*|Model(?:Sampling|Merge)\w*|CLIP(?:Merge|Set)\w+"
    r"|\w+LatentBatch|SetLatentNoiseMask|\w+Conditioning|StyleModelApply|CLIPVisionEncode"
    r"|GLIGENTextBoxApply|ImageUpscaleWithModel|RescaleCFG|FreeU\w*|HyperTile|CFGZeroStar"
    r"|(?:Wan|Hunyuan|Cosmos\w*)ImageToVideo\w*|Wan(?:FirstLastFrame|FunControl|Vace|Track)ToVideo"
    r"|LTXV(?:ImgToVideo|Preprocess)|ReferenceLatent|TextEncode(?:Qwen|AceStep|Hunyuan)\w+"
    r"|StringConcatenate|DifferentialDiffusion|Canny|TomePatchModel|Flux(?:Guidance|Kontext\w+)"
    r"|AudioEncoderEncode|SetUnionControlNetType|PhotoMakerEncode|SVD_img2vid_Conditioning"
    r"|StableCascade_\w+|unCLIPConditioning|ImageOnlyCheckpoint\w+|Webcam\w+"
)
"""Other nodes that come with ComfyUI (``nodes.py``, ``comfy_extras``)."""
LOADS_MEDIA = re.compile(r".*(?:Load|Read|Input|Upload).*", _I)
"""Nodes that, where they name a picture, a film or a sound, bring it in."""
PLAIN = re.compile(
    r"(?:Save|Preview)(?:Image|AnimatedWEBP|AnimatedPNG|Video|WEBM|Audio\w*|Any|Mask)?(?:Websocket)?"
    r"|Load(?:Image(?:Mask|Output)?|Video|Audio)(?:\w*FromURL)?"
    r"|VHS_(?:Load\w+|VideoCombine|VideoInfo\w*|SplitImages|MergeImages|SelectEveryNthImage)"
    r"|Image(?:Scale\w*|Invert|PadForOutpaint|Batch|Crop|Blend|Blur|Quantize|Sharpen|Flip|Rotate"
    r"|Stitch|FromBatch|CompositeMasked|ToMask|ColorToMask|Concat\w*)"
    r"|(?:Solid|Invert|Crop|Feather|Grow|Threshold)Mask|MaskComposite|MaskToImage|RepeatImageBatch"
    r"|RebatchImages|EmptyImage|GetImageSize\w*|GetVideoComponents|CreateVideo|TrimAudioDuration"
    r"|(?:Split|Join)ImageWithAlpha|Porter\w*|Primitive\w*|Reroute.*|Note|MarkdownNote"
    r"|.*(?:Int|Float|Boolean|Math|String|Text (?:String|Multiline|Concatenate))(?: Literal)?"
)
"""Nodes that copy, cut, scale and join, and make nothing up."""
ENHANCING = re.compile(
    r".*(?:Upscale|VFI|RIFE|FILM_|FaceRestore|GFPGAN|CodeFormer|ReActor|RMBG|Rembg|BiRefNet"
    r"|RemoveBackground|SegmentAnything|Preprocessor|DepthAnything|Denoiser|Deinterlace"
    r"|SeedVR|ColorMatch|Lama).*",
    _I,
)
"""Nodes that change a picture with a model and make no new one."""


def model_kind(node: str, name: str) -> str:
    """Return what sort of model an input holds, by its own name first, then by its node's."""
    if _SEES.search(node):
        return "model"
    for given in (name, node):
        for kind, pattern in _KINDS:
            if pattern.search(given):
                return kind
    return "model"


def is_words(name: str, value: str) -> bool:
    """Say whether ``value``, typed into the input ``name``, is words and no name of a thing."""
    if not value.strip() or value in CONTROLS or MODEL_FILE.fullmatch(value):
        return False
    if MEDIA_FILE.fullmatch(value):
        return False
    return bool(TEXT.fullmatch(name)) and not NO_TEXT.fullmatch(name)


def reads_like_words(value: str) -> bool:
    """Say whether a value of which nobody knows the input reads like a sentence."""
    if MODEL_FILE.fullmatch(value) or MEDIA_FILE.fullmatch(value):
        return False
    return len(value) >= 8 and any(mark in value.strip() for mark in " \n,") and "://" not in value
