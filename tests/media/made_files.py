"""Small files of every kind that is read, made here byte by byte, with a text where it belongs."""

import struct
import zlib
from collections.abc import Callable, Mapping

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
TRAINED = SOURCE_TYPES + "trainedAlgorithmicMedia"
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def xmp(properties: str = "", *, attributes: str = "") -> bytes:
    """Return an XMP packet with these elements and attributes on its description."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
        'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" '
        f"{attributes}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def typed(code: str = TRAINED) -> bytes:
    """Return an XMP packet that declares one digital source type."""
    return xmp(f"<Iptc4xmpExt:DigitalSourceType>{code}</Iptc4xmpExt:DigitalSourceType>")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def png(*chunks: bytes, colour: int = 2, size: tuple[int, int] = (8, 8)) -> bytes:
    """Return a grey-green PNG with these chunks before its picture."""
    width, height = size
    row = b"\0" + bytes((90, 120, 100, 255)[: {2: 3, 6: 4}[colour]]) * width
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    picture = chunk(b"IDAT", zlib.compress(row * height))
    parts = (chunk(b"IHDR", head), *chunks, picture, chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_text(key: str, text: str) -> bytes:
    return chunk(b"tEXt", key.encode("latin-1") + b"\0" + text.encode("latin-1"))


def png_packed(key: str, text: bytes) -> bytes:
    return chunk(b"zTXt", key.encode("latin-1") + b"\0\0" + zlib.compress(text, 1))


def png_international(key: str, text: str, *, packed: bool = False) -> bytes:
    body = zlib.compress(text.encode()) if packed else text.encode()
    return chunk(b"iTXt", key.encode() + b"\0" + bytes((packed, 0)) + b"\0\0" + body)


def png_xmp(packet: bytes) -> bytes:
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)


def exif(*tags: tuple[int, int, bytes], order: str = "<", below: bytes = b"") -> bytes:
    """Return Exif with these tags, each number, type and bytes, in its first directory."""
    mark = b"II" if order == "<" else b"MM"
    rows, data = [], b""
    start = 8 + 2 + 12 * len(tags) + 4
    for number, kind, value in tags:
        if len(value) <= 4:
            held = value.ljust(4, b"\0")
        else:
            held = struct.pack(f"{order}I", start + len(data))
            data += value
        rows.append(struct.pack(f"{order}HHI", number, kind, len(value)) + held)
    head = mark + struct.pack(f"{order}HI", 42, 8) + struct.pack(f"{order}H", len(tags))
    return head + b"".join(rows) + b"\0\0\0\0" + data + below


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes) -> bytes:
    """Return what begins and ends like a JPEG, with these segments before its scan."""
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\x34\x56"
    return b"\xff\xd8" + b"".join(segments) + scan + b"\xff\xd9"


def jpeg_xmp(packet: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def jpeg_extension(packet: bytes, parts: int) -> list[bytes]:
    """Return ``packet`` spread over several segments of extended XMP."""
    size = -(-len(packet) // parts)
    return [
        segment(
            0xE1,
            b"http://ns.adobe.com/xmp/extension/\0"
            + b"A" * 32
            + struct.pack(">II", len(packet), at)
            + packet[at : at + size],
        )
        for at in range(0, len(packet), size)
    ]


def iptc(*fields: tuple[int, str]) -> bytes:
    """Return Photoshop's segment with IPTC-IIM fields of the application record."""
    data = b"".join(
        b"\x1c\x02" + struct.pack(">BH", number, len(text.encode())) + text.encode()
        for number, text in fields
    )
    padded = data + b"\0" * (len(data) % 2)
    return segment(
        0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + padded
    )


def riff(form: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    body = form + b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def wav(*chunks: tuple[bytes, bytes], seconds: float = 0.002) -> bytes:
    sound = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    silence = b"\x80" * round(8000 * seconds)
    return riff(b"WAVE", (b"fmt ", sound), *chunks, (b"data", silence))


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    return riff(b"WEBP", (b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0"), (b"VP8 ", b"\0" * 12), *chunks)


def gif(*blocks: bytes) -> bytes:
    screen = struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + screen + b"".join(blocks) + image + b"\x3b"


def gif_comment(text: bytes) -> bytes:
    parts = [text[at : at + 255] for at in range(0, len(text), 255)]
    return b"\x21\xfe" + b"".join(bytes((len(p),)) + p for p in parts) + b"\0"


def gif_xmp(packet: bytes) -> bytes:
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return b"\x21\xff\x0bXMP DataXMP" + packet + trailer


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(*boxes: bytes, brand: bytes = b"isom") -> bytes:
    movie = () if any(each[4:8] == b"moov" for each in boxes) else (box(b"moov"),)
    start = box(b"ftyp", brand, b"\0\0\0\0", brand) + box(b"mdat", b"\0" * 8)
    return start + b"".join((*boxes, *movie))


def itunes(name: bytes, text: str) -> bytes:
    """Return user data as ffmpeg writes it: one item of an iTunes list."""
    item = box(name, box(b"data", b"\0\0\0\1\0\0\0\0", text.encode()))
    handler = box(b"hdlr", b"\0" * 8 + b"mdirappl" + b"\0" * 9)
    return box(b"moov", box(b"udta", box(b"meta", b"\0\0\0\0", handler, box(b"ilst", item))))


def quicktime_keys(**values: str) -> bytes:
    """Return a movie whose metadata stand beside keys, as QuickTime writes them."""
    keys = b"".join(box(b"mdta", key.encode()) for key in values)
    items = b"".join(
        box(struct.pack(">I", number), box(b"data", b"\0\0\0\1\0\0\0\0", text.encode()))
        for number, text in enumerate(values.values(), start=1)
    )
    handler = box(b"hdlr", b"\0" * 8 + b"mdta" + b"\0" * 13)
    held = box(b"keys", b"\0\0\0\0", struct.pack(">I", len(values)), keys)
    return box(b"moov", box(b"meta", handler, held, box(b"ilst", items)))


def heif(kind: bytes, data: bytes, *, mime: bytes = b"") -> bytes:
    """Return an AVIF with one item beside its picture."""
    entry = box(b"infe", b"\2\0\0\0", struct.pack(">HH", 1, 0), kind, b"\0", mime)
    names = box(b"iinf", b"\0\0\0\0\0\1", entry)
    handler = box(b"hdlr", b"\0" * 8 + b"pict" + b"\0" * 13)
    place = struct.pack(">BBH", 0x44, 0, 1) + struct.pack(">HHH", 1, 0, 1)

    def whole(offset: int) -> bytes:
        where = box(b"iloc", b"\0\0\0\0", place, struct.pack(">II", offset, len(data)))
        return (
            box(b"ftyp", b"avif", b"\0\0\0\0", b"avif")
            + box(b"meta", b"\0\0\0\0", handler, names, where)
            + box(b"mdat", data)
        )

    return whole(len(whole(0)) - len(data))


def id3(*frames: tuple[bytes, bytes]) -> bytes:
    body = b"".join(n + struct.pack(">IH", len(data), 0) + data for n, data in frames)
    size = len(body)
    safe = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + safe + body + b"\xff\xfb\x90\x00" + b"\0" * 32


def exr(**attributes: str) -> bytes:
    texts = b"".join(
        name.encode() + b"\0string\0" + struct.pack("<i", len(text)) + text.encode()
        for name, text in attributes.items()
    )
    window = b"dataWindow\0box2i\0" + struct.pack("<i", 16) + b"\0" * 16
    return b"\x76\x2f\x31\x01\x02\0\0\0" + window + texts + b"\0" + b"\0" * 16


def dpx(creator: str) -> bytes:
    head = bytearray(b"SDPX" + b"\0" * 2044)
    head[160 : 160 + len(creator)] = creator.encode()
    return bytes(head) + b"\0" * 64


def mxf(**names: str) -> bytes:
    """Return the header partition of an MXF with one identification set."""
    tags = {"CompanyName": 0x3C01, "ProductName": 0x3C02, "VersionString": 0x3C04}
    held = b"".join(
        struct.pack(">HH", tags[name], 2 * len(text)) + text.encode("utf-16-be")
        for name, text in names.items()
    )
    key = bytes.fromhex("060e2b34025301010d01010101013000")
    identification = key + b"\x83" + len(held).to_bytes(3, "big") + held
    pack = bytearray(88)
    pack[32:40] = struct.pack(">Q", len(identification))
    partition = bytes.fromhex("060e2b34020501010d01020101020400") + b"\x83\0\0\x58" + bytes(pack)
    return partition + identification + b"\0" * 32


def element(number: int, data: bytes) -> bytes:
    name = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return name + (0x01 << 56 | len(data)).to_bytes(8, "big") + data


def matroska(**tags: str) -> bytes:
    simple = b"".join(
        element(0x67C8, element(0x45A3, key.encode()) + element(0x4487, text.encode()))
        for key, text in tags.items()
    )
    about = element(0x1549A966, element(0x5741, b"Lavf60.3.100"))
    segment_ = (
        about + element(0x1F43B675, b"\0" * 32) + element(0x1254C367, element(0x7373, simple))
    )
    return element(0x1A45DFA3, element(0x4282, b"matroska")) + element(0x18538067, segment_)


def vorbis(**comments: str) -> bytes:
    texts = [f"{key}={text}".encode() for key, text in comments.items()]
    held = b"".join(struct.pack("<I", len(text)) + text for text in texts)
    return struct.pack("<I", 4) + b"Lavf" + struct.pack("<I", len(texts)) + held


def flac(**comments: str) -> bytes:
    held = vorbis(**comments)
    info = b"\0\0\0\x22" + b"\0" * 34
    return b"fLaC" + info + b"\x84" + len(held).to_bytes(3, "big") + held + b"\xff\xf8"


def ogg(**comments: str) -> bytes:
    def page(packet: bytes) -> bytes:
        lacing = b"\xff" * (len(packet) // 255) + bytes((len(packet) % 255,))
        head = struct.pack("<4sBBQIIIB", b"OggS", 0, 0, 0, 7, 0, 0, len(lacing))
        return head + lacing + packet

    return page(b"\x01vorbis" + b"\0" * 22) + page(b"\x03vorbis" + vorbis(**comments) + b"\1")


def pdf(packet: bytes, *, packed: bool) -> bytes:
    body = zlib.compress(packet) if packed else packet
    how = b"/Filter /FlateDecode " if packed else b""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type /Metadata /Subtype /XML "
        + how
        + b">>\nstream\n"
        + body
        + b"\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n"
    )


PARAMETERS = (
    "a lighthouse in fog\nNegative prompt: people\n"
    "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 64x64, Model: coast_v3"
)
"""What Automatic1111 writes under the key ``parameters``."""

_COMMENT = b"UNICODE\0" + PARAMETERS.encode("utf-16-le")

EVERY_KIND: Mapping[str, Callable[[], bytes]] = {
    "png tEXt": lambda: png(png_text("parameters", PARAMETERS)),
    "png zTXt": lambda: png(png_packed("parameters", PARAMETERS.encode())),
    "png iTXt": lambda: png(png_international("parameters", PARAMETERS)),
    "png iTXt packed": lambda: png(png_international("parameters", PARAMETERS, packed=True)),
    "png XMP": lambda: png(png_xmp(typed())),
    "png eXIf": lambda: png(chunk(b"eXIf", exif((0x9286, 7, _COMMENT)))),
    "jpeg Exif": lambda: jpeg(segment(0xE1, b"Exif\0\0" + exif((0x9286, 7, _COMMENT)))),
    "jpeg XMP": lambda: jpeg(jpeg_xmp(typed())),
    "jpeg extended XMP": lambda: jpeg(jpeg_xmp(xmp()), *jpeg_extension(typed(), 3)),
    "jpeg IPTC": lambda: jpeg(iptc((110, "Made with Google AI"))),
    "jpeg comment": lambda: jpeg(segment(0xFE, PARAMETERS.encode())),
    "webp Exif": lambda: webp((b"EXIF", exif((0x9286, 7, _COMMENT), order=">"))),
    "webp XMP": lambda: webp((b"XMP ", typed())),
    "gif XMP": lambda: gif(gif_xmp(typed())),
    "gif comment": lambda: gif(gif_comment(PARAMETERS.encode())),
    "tiff": lambda: exif((0x02BC, 1, typed())),
    "tiff big-endian": lambda: exif((0x0131, 2, b"ComfyUI 0.3\0"), order=">"),
    "avif Exif": lambda: heif(b"Exif", b"\0\0\0\0" + exif((0x9286, 7, _COMMENT))),
    "avif XMP": lambda: heif(b"mime", typed(), mime=b"application/rdf+xml\0"),
    "mp4 comment": lambda: mp4(itunes("©cmt".encode("latin-1"), PARAMETERS)),
    "mp4 uuid": lambda: mp4(box(b"uuid", XMP_UUID, typed())),
    "mov keys": lambda: mp4(quicktime_keys(parameters=PARAMETERS), brand=b"qt  "),
    "mov XMP_": lambda: mp4(box(b"moov", box(b"udta", box(b"XMP_", typed()))), brand=b"qt  "),
    "wav INFO": lambda: wav((b"LIST", b"INFO" + b"ISFT\x08\0\0\0ComfyUI\0")),
    "wav _PMX": lambda: wav((b"_PMX", typed())),
    "wav iXML": lambda: wav(
        (b"iXML", f"<BWFXML><DigitalSourceType>{TRAINED}</DigitalSourceType></BWFXML>".encode())
    ),
    "mp3 TXXX": lambda: id3((b"TXXX", b"\0DigitalSourceType\0" + TRAINED.encode())),
    "mp3 TSSE": lambda: id3((b"TSSE", b"\1" + "Stable Diffusion".encode("utf-16"))),
    "exr": lambda: exr(comments="a plate", software="ComfyUI"),
    "dpx": lambda: dpx("ComfyUI 0.3.1"),
    "mxf": lambda: mxf(CompanyName="A studio", ProductName="ComfyUI"),
    "mxf with XMP": lambda: mxf(ProductName="Muxer") + typed(),
    "matroska": lambda: matroska(COMMENT=PARAMETERS, parameters=PARAMETERS),
    "flac": lambda: flac(DIGITALSOURCETYPE=TRAINED),
    "ogg": lambda: ogg(DIGITALSOURCETYPE=TRAINED),
    "pdf": lambda: pdf(typed(), packed=False),
    "pdf packed": lambda: pdf(typed(), packed=True),
    "json workflow": lambda: (
        b'{"3": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 20, "model": ["4", 0]}},'
        b' "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "coast.ckpt"}}}'
    ),
    "svg": lambda: (
        b'<svg xmlns="http://www.w3.org/2000/svg"><metadata>' + typed() + b"</metadata></svg>"
    ),
}
"""A file for every place that is read, each of which declares that AI made it."""

EVERY_KIND_SILENT: Mapping[str, bytes] = {
    "png": png(png_text("Title", "A plate")),
    "jpeg": jpeg(segment(0xE1, b"Exif\0\0" + exif((0x010F, 2, b"ARRI\0")))),
    "webp": webp((b"XMP ", xmp())),
    "gif": gif(gif_comment(b"a slate")),
    "tiff": exif((0x010F, 2, b"ARRI camera\0")),
    "avif": heif(b"Exif", b"\0\0\0\0" + exif((0x010F, 2, b"ARRI\0"))),
    "mp4": mp4(itunes("©cmt".encode("latin-1"), "A slate")),
    "mov": mp4(quicktime_keys(comment="A slate"), brand=b"qt  "),
    "wav": wav((b"bext", b"A take".ljust(602, b"\0"))),
    "mp3": id3((b"TIT2", b"\0A take")),
    "exr": exr(owner="A studio"),
    "dpx": dpx("A scanner"),
    "mxf": mxf(ProductName="A recorder"),
    "matroska": matroska(TITLE="A take"),
    "flac": flac(TITLE="A take"),
    "ogg": ogg(TITLE="A take"),
    "pdf": pdf(xmp(), packed=False),
    "json": b'{"take": 3}',
}
"""A file of every kind that says something, and nothing of AI."""
