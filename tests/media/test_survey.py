"""One pass over a file misses nothing, wherever it stands and however the file comes in pieces."""

import hashlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.media import survey as module
from clearslate.media.survey import source_types_in, survey

STORE = b"jumb\0\0\0\x1ejumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9bqc2pa\0"
ADDRESS = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


class InPieces(BytesIO):
    """A file that gives fewer bytes than it is asked for, as a pipe or a disk far away may."""

    def readinto(self, buffer):
        return super().readinto(memoryview(buffer)[:7])


@pytest.fixture(scope="module", autouse=True)
def small_blocks():
    before = module._BLOCK
    module._BLOCK = 512
    yield
    module._BLOCK = before


@given(st.integers(0, 3_000), st.integers(0, 3_000), st.sampled_from((BytesIO, InPieces)))
def test_a_manifest_and_a_packet_are_found_wherever_they_stand(before, after, kind):
    data = b"\0" * before + STORE + b"\0" * after + b"<x:xmpmeta"

    found = survey(kind(data), packets=True)

    assert found.manifest
    assert found.packets == (len(data) - len(b"<x:xmpmeta"),)
    assert found.size == len(data)
    assert found.digest == f"sha256:{hashlib.sha256(data).hexdigest()}"


@given(st.integers(0, 3_000))
def test_a_source_type_is_found_once_wherever_it_stands(before):
    data = b"\0" * before + ADDRESS + b"\0" * 2_000

    assert [*source_types_in(BytesIO(data))] == [(before, ADDRESS.decode())]


def test_a_word_alone_is_no_manifest():
    data = b"jumb" + b"\0" * 3_000 + b"c2pa" + b"\0" * 300

    assert not survey(BytesIO(data), packets=True).manifest


def test_nothing_is_looked_for_where_nobody_asks():
    found = survey(BytesIO(STORE + b"<x:xmpmeta"), packets=False, signs=False)

    assert not found.manifest
    assert not found.packets
