"""A marked copy says what its declaration said, is signed last, and its original is untouched."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.media.made_files import exr, jpeg, mxf, png, png_xmp, typed
from tests.media.signing import signatory

from clearslate.cli.main import main
from clearslate.domain.marks import Marking, Region
from clearslate.domain.policy.decide import Facts
from clearslate.domain.provenance import Channel, Origin, Seal
from clearslate.domain.usage import UsageCode, mark_of, usage_code
from clearslate.formats.detached_record import read_record
from clearslate.media.inspecting import inspect_file
from clearslate.media.limits import Settings
from clearslate.media.marking.marking import NotMarked, Way, mark_file
from clearslate.media.marking.packets import CannotCarry, with_packet
from clearslate.media.marking.signing import CannotSign, is_signed, signatory_of

MADE = datetime(2026, 11, 20, 9, tzinfo=UTC)
SALT_ROAD = Path(__file__).parents[2] / "examples" / "the-salt-road"


def marking(contribution: str = "generated", **also: object) -> Marking:
    mark = mark_of(Facts({"person_shown": "no"}), contribution)
    assert mark is not None
    return Marking(
        title="A shop sign",
        declaration="SR-0002",
        declaration_digest="sha256:" + "1" * 64,
        marked_at=MADE,
        mark=mark,
        tools=(("Northlight Image", "4.1"),),
        models=("northlight-4",),
        oversight="human_validated",
        **also,
    )


def signer():
    one = signatory()
    return signatory_of(one.key.encode(), one.chain.encode())


def picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (16, 8), (90, 120, 100)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
@pytest.mark.parametrize(
    ("contribution", "origin"),
    [
        ("generated", Origin.AI_DECLARED),
        ("element", Origin.AI_DECLARED),
        ("alters", Origin.AI_EDITED),
    ],
)
def test_a_signed_copy_says_what_was_done_twice_and_its_seal_holds(
    tmp_path: Path, kind: str, contribution: str, origin: Origin
) -> None:
    source = tmp_path / f"sign.{kind}"
    source.write_bytes(picture(kind))
    before = source.read_bytes()
    (tmp_path / "out").mkdir()

    marked = mark_file(source, tmp_path / "out", marking(contribution), signer())

    found = inspect_file(marked.written, settings=Settings(trust=(signatory().root,)))
    assert marked.way is Way.MANIFEST
    assert found.origin is origin
    assert found.manifest.seal is Seal.TRUSTED
    assert {e.channel for e in found.evidence if e.comes_to is origin} >= {
        Channel.C2PA,
        Channel.XMP,
    }
    assert source.read_bytes() == before


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_another_reader_finds_the_same_packet_and_the_same_picture(
    tmp_path: Path, kind: str
) -> None:
    source = tmp_path / f"sign.{kind}"
    source.write_bytes(picture(kind))
    (tmp_path / "out").mkdir()

    marked = mark_file(source, tmp_path / "out", marking(), None)

    assert marked.way is Way.PACKET
    with Image.open(marked.written) as copy, Image.open(source) as original:
        assert copy.tobytes() == original.tobytes()
        said = json.dumps(copy.getxmp())
    assert "trainedAlgorithmicMedia" in said
    assert "Northlight Image" in said


def test_a_packet_that_was_there_is_replaced_and_not_joined_by_another() -> None:
    old = png(png_xmp(typed("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture")))

    new = with_packet(old, b"<x:xmpmeta/>")

    assert new.count(b"XML:com.adobe.xmp") == 1
    assert b"digitalCapture" not in new


def test_one_changed_byte_breaks_the_seal(tmp_path: Path) -> None:
    source = tmp_path / "sign.png"
    source.write_bytes(picture("png"))
    (tmp_path / "out").mkdir()
    marked = mark_file(source, tmp_path / "out", marking(), signer())
    data = bytearray(marked.written.read_bytes())
    data[data.index(b"IDAT") + 6] ^= 1
    marked.written.write_bytes(data)

    assert inspect_file(marked.written, settings=Settings()).manifest.seal is Seal.INVALID


@pytest.mark.parametrize(("name", "data"), [("a.exr", exr()), ("a.mxf", mxf())])
def test_what_cannot_carry_a_manifest_has_a_signed_record_beside_it(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "out").mkdir()

    marked = mark_file(tmp_path / name, tmp_path / "out", marking(), signer())

    document = json.loads(marked.written.read_bytes())
    assert marked.way is Way.RECORD
    assert marked.written.name == f"{name}.provenance.json"
    assert document["digest"] == marked.digest
    assert is_signed(read_record(document, name))
    document["digital_source_type"] = "digitalCapture"
    assert not is_signed(read_record(document, name))


def test_without_a_key_nothing_is_claimed_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.exr").write_bytes(exr())
    (tmp_path / "out").mkdir()

    with pytest.raises(NotMarked):
        mark_file(tmp_path / "a.exr", tmp_path / "out", marking(), None)
    assert not list((tmp_path / "out").iterdir())


def test_a_programme_says_where_in_time_a_model_was_at_work(tmp_path: Path) -> None:
    source = tmp_path / "programme.jpeg"
    source.write_bytes(jpeg())
    source.write_bytes(picture("jpeg"))
    (tmp_path / "out").mkdir()
    whole = marking("alters")
    region = Region(start=3.5, end=7.25, mark=whole.mark, name="SF_0430", declaration="SR-0021")

    marked = mark_file(source, tmp_path / "out", marking("alters", regions=(region,)), signer())

    import c2pa

    with c2pa.Reader(str(marked.written)) as reader:
        said = reader.json()
    assert '"start": "3.500"' in said
    assert '"end": "7.250"' in said
    assert "SR-0021" in said


@pytest.mark.parametrize("broken", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n\x00\x00", b"RIFF\x00\x00"])
def test_what_is_no_whole_picture_is_refused(broken: bytes) -> None:
    with pytest.raises(CannotCarry):
        with_packet(broken, b"<x:xmpmeta/>")


def test_a_key_and_certificates_of_another_are_refused() -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    other = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )

    with pytest.raises(CannotSign, match="another key"):
        signatory_of(other, signatory().chain.encode())


def test_a_signatory_never_shows_its_key() -> None:
    assert "PRIVATE" not in repr(signer())


@pytest.mark.parametrize(
    ("facts", "contribution", "code"),
    [
        ({"person_shown": "no"}, "generated", UsageCode.GENERATED),
        ({"person_shown": "no", "medium": frozenset({"text"})}, "element", UsageCode.TEXT),
        ({"purpose": "dubbing"}, "alters", UsageCode.DUBBED),
        ({"replica_kind": "with_participation"}, "generated", UsageCode.REPLICA),
        ({}, "generated", None),
        ({"person_shown": "no"}, None, None),
    ],
)
def test_the_code_of_a_use_follows_from_what_is_known(facts, contribution, code) -> None:
    assert usage_code(Facts(facts), contribution) is code


@pytest.mark.parametrize("contribution", ["assists", None])
def test_where_nothing_is_in_the_file_or_nothing_is_known_nothing_is_marked(contribution) -> None:
    assert mark_of(Facts({"person_shown": "no"}), contribution) is None


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    return int(ended.value.code or 0)


def test_the_command_marks_what_a_declaration_of_the_production_made(
    tmp_path: Path, capsys
) -> None:
    (tmp_path / "sign.png").write_bytes(picture("png"))
    one = signatory()
    (tmp_path / "key.pem").write_text(one.key)
    (tmp_path / "chain.pem").write_text(one.chain)

    code = run(
        "mark", tmp_path / "sign.png", "--production", SALT_ROAD, "--declaration", "SR-0021",
        "--out", tmp_path / "out", "--key", tmp_path / "key.pem",
        "--certificates", tmp_path / "chain.pem",
    )  # fmt: skip

    assert code == 0
    assert "signed manifest, read back" in capsys.readouterr().out
    assert (
        inspect_file(tmp_path / "out" / "sign.png", settings=Settings()).origin
        is Origin.AI_DECLARED
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--declaration", "SR-0022"], "SR-0022"),
        (["--declaration", "SR-0021", "--key", "key.pem"], "--certificates"),
    ],
)
def test_the_command_says_what_it_needs(tmp_path: Path, capsys, arguments, said) -> None:
    (tmp_path / "sign.png").write_bytes(picture("png"))

    code = run(
        "mark",
        tmp_path / "sign.png",
        "--production",
        SALT_ROAD,
        "--out",
        tmp_path / "out",
        *arguments,
    )

    assert code == 2
    assert said in capsys.readouterr().err
