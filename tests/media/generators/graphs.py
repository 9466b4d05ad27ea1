"""Graphs of ComfyUI for tests, as they are run and as they are drawn."""

import json
from collections.abc import Iterator, Sequence

from clearslate.domain.provenance import Evidence, Generation, Origin
from clearslate.media.embedded import EmbeddedText
from clearslate.media.generators import read_generations


def text(key: str, words: object, place: str = "") -> EmbeddedText:
    """Return a text of a file; anything but a text is written as JSON."""
    spelled = words if isinstance(words, str) else json.dumps(words)
    return EmbeddedText(place=place or f"tEXt {key}", key=key, text=spelled)


def only_run(*texts: EmbeddedText) -> Generation:
    """Return the one run that ``texts`` tell of."""
    (run,) = read_generations(texts)[0]
    return run


def origin(*texts: EmbeddedText) -> Origin:
    """Return the one answer that ``texts`` give."""
    _, evidence, not_read = read_generations(texts)
    said = {each.comes_to for each in evidence}
    declared = (each for each in (Origin.AI_DECLARED, Origin.AI_EDITED) if each in said)
    open_ = not_read or Origin.UNKNOWN in said
    return next(declared, Origin.UNKNOWN if open_ else Origin.NO_SIGN)


def deciding(evidence: Sequence[Evidence]) -> list[str]:
    """Return the places of the evidence that decides something."""
    return [each.place for each in evidence if each.comes_to is not None]


def node(kind: str, **inputs: object) -> dict[str, object]:
    """Return a node as it was run."""
    return {"class_type": kind, "inputs": inputs}


def text_to_image(**others: object) -> dict[str, object]:
    """Return the plainest run: a checkpoint, two prompts, a sampler and an empty picture."""
    return {
        "3": node(
            "KSampler",
            seed=5,
            denoise=1.0,
            sampler_name="euler",
            scheduler="karras",
            model=["4", 0],
            positive=["6", 0],
            negative=["7", 0],
            latent_image=["5", 0],
        ),
        "4": node("CheckpointLoaderSimple", ckpt_name="harbour.safetensors"),
        "5": node("EmptyLatentImage", width=64, height=64, batch_size=1),
        "6": node("CLIPTextEncode", text="a lighthouse", clip=["4", 1]),
        "7": node("CLIPTextEncode", text="fog", clip=["4", 1]),
        "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
        "9": node("SaveImage", filename_prefix="shot", images=["8", 0]),
    } | others


def flux() -> dict[str, object]:
    """Return a run in the manner of Flux: a guider, a custom sampler, and no negative words."""
    return {
        "1": node("UNETLoader", unet_name="flux1-dev.safetensors", weight_dtype="default"),
        "2": node("DualCLIPLoader", clip_name1="t5xxl.safetensors", clip_name2="clip_l.sft"),
        "3": node("VAELoader", vae_name="ae.safetensors"),
        "4": node("PrimitiveStringMultiline", value="tilda at the mill"),
        "5": node("CLIPTextEncode", text=["4", 0], clip=["2", 0]),
        "6": node("FluxGuidance", guidance=3.5, conditioning=["5", 0]),
        "7": node("LoraLoaderModelOnly", lora_name="mill.safetensors", model=["1", 0]),
        "8": node("BasicGuider", model=["7", 0], conditioning=["6", 0]),
        "9": node("RandomNoise", noise_seed=77),
        "10": node("KSamplerSelect", sampler_name="euler"),
        "11": node("BasicScheduler", scheduler="simple", steps=20, denoise=1, model=["7", 0]),
        "12": node("EmptySD3LatentImage", width=64, height=64),
        "13": node(
            "SamplerCustomAdvanced",
            noise=["9", 0],
            guider=["8", 0],
            sampler=["10", 0],
            sigmas=["11", 0],
            latent_image=["12", 0],
        ),
        "14": node("VAEDecode", samples=["13", 0], vae=["3", 0]),
        "15": node("SaveImage", images=["14", 0], filename_prefix="x"),
    }


class Drawing:
    """A drawn graph that grows node by node; links are kept as the front end keeps them."""

    def __init__(self) -> None:
        self.nodes: list[dict[str, object]] = []
        self.links: list[list[object]] = []
        self.more: dict[str, object] = {}

    def add(
        self,
        kind: str,
        *widgets: object,
        fed: Sequence[tuple[str, str, tuple[int, int]]] = (),
        outputs: Sequence[str] = (),
        mode: int = 0,
    ) -> int:
        """Add a node whose inputs are name, type, and the node and output that feed them."""
        number = len(self.nodes) + 1
        inputs: list[dict[str, object]] = []
        for slot, (name, sort, (origin, output)) in enumerate(fed):
            self.links.append([len(self.links) + 1, origin, output, number, slot, sort])
            inputs.append({"name": name, "type": sort, "link": len(self.links)})
        self.nodes.append(
            {
                "id": number,
                "type": kind,
                "mode": mode,
                "inputs": inputs,
                "outputs": [{"name": each, "type": each, "links": []} for each in outputs],
                "widgets_values": list(widgets),
            }
        )
        return number

    @property
    def graph(self) -> dict[str, object]:
        """The drawn graph as it is written."""
        return {
            "last_node_id": len(self.nodes),
            "nodes": self.nodes,
            "links": self.links,
            "version": 0.4,
        } | self.more


def drawn_text_to_image(between: str = "", mode: int = 0) -> Drawing:
    """Return a plain drawing; ``between`` names a node that the latent picture goes through."""
    sheet = Drawing()
    loader = sheet.add("CheckpointLoaderSimple", "harbour.ckpt", outputs=("MODEL", "CLIP", "VAE"))
    yes, no = (
        sheet.add(
            "CLIPTextEncode", words, fed=[("clip", "CLIP", (loader, 1))], outputs=("CONDITIONING",)
        )
        for words in ("boat", "fog")
    )
    empty = sheet.add("EmptyLatentImage", 64, 64, 1, outputs=("LATENT",))
    model = (loader, 0)
    if between:
        fed = [("model", "MODEL", model)]
        model = (
            sheet.add(between, "extra.safetensors", 1, fed=fed, outputs=("MODEL",), mode=mode),
            0,
        )
    sampler = sheet.add(
        "KSampler",
        *(12, "fixed", 20, 8, "euler", "normal", 1),
        fed=[
            ("model", "MODEL", model),
            ("positive", "CONDITIONING", (yes, 0)),
            ("negative", "CONDITIONING", (no, 0)),
            ("latent_image", "LATENT", (empty, 0)),
        ],
        outputs=("LATENT",),
    )
    decode = sheet.add(
        "VAEDecode",
        fed=[("samples", "LATENT", (sampler, 0)), ("vae", "VAE", (loader, 2))],
        outputs=("IMAGE",),
    )
    sheet.add("SaveImage", "shot", fed=[("images", "IMAGE", (decode, 0))])
    return sheet


def names(run: Generation) -> Iterator[tuple[str, str]]:
    """Yield the models of a run, each with its kind."""
    return ((each.name, each.kind) for each in run.models)
