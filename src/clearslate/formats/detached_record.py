"""A signed record beside a file that cannot carry a manifest itself: EXR, DPX, MXF and others.

One JSON document: what the file says, its digest, and a signature over the canonical bytes of
everything but the signature. It proves as much as a manifest would, as long as both stay
together; whoever has the file can find the record by the digest.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass

from clearslate.domain.marks import Marking, Region
from clearslate.formats.canonical import canonical
from clearslate.formats.errors import DocumentError
from clearslate.formats.manifest_written import npt
from clearslate.formats.phrase import both
from clearslate.formats.plain import Plain

KIND = "clearslate provenance record 1"
ENDING = ".provenance.json"
"""A record lies beside ``A001.exr`` as ``A001.exr.provenance.json``."""

_A_RECORD = both(f"a record of the kind `{KIND}`", f"un enregistrement du type « {KIND} »")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRecord:
    """A record with its signature and the certificates of whoever signed it."""

    said: bytes
    """The canonical bytes that were signed."""
    digest: str
    source_type: str
    declaration: str
    algorithm: str
    chain: str
    signature: bytes


def record_document(
    marking: Marking, *, digest: str, name: str, chain: str, algorithm: str
) -> dict[str, Plain]:
    """Return the record of a file, still without its signature."""
    return {
        "kind": KIND,
        "file": name,
        "digest": digest,
        "declaration": marking.declaration,
        "declaration_digest": marking.declaration_digest,
        "digital_source_type": marking.mark.source_type,
        "actions": list(marking.mark.actions),
        "tools": [{"name": name, "version": version} for name, version in marking.tools],
        "models": list(marking.models),
        "oversight": marking.oversight,
        "regions": [_region(region) for region in marking.regions],
        "remark": marking.remark,
        "marked_at": marking.marked_at.isoformat(timespec="seconds"),
        "algorithm": algorithm,
        "certificates": chain,
    }


def _region(region: Region) -> dict[str, Plain]:
    start, end = npt(region)
    return {
        "start": start,
        "end": end,
        "name": region.name,
        "declaration": region.declaration,
        "declaration_digest": region.declaration_digest,
        "digital_source_type": region.mark.source_type,
        "action": region.action,
        "tools": [{"name": name, "version": version} for name, version in region.tools],
    }


def signed_record(document: dict[str, Plain], sign: Callable[[bytes], bytes]) -> bytes:
    """Return the bytes of ``document`` with the signature that ``sign`` gives it."""
    signature = b64encode(sign(canonical(document))).decode("ascii")
    return canonical({**document, "signature": signature}) + b"\n"


def read_record(document: dict[str, Plain], source: str) -> SignedRecord:
    """Return the record that a document spells; its signature is not checked here.

    Raises:
        DocumentError: where it is no such record.
    """
    said = {key: value for key, value in document.items() if key != "signature"}
    fields = ("digest", "digital_source_type", "declaration", "algorithm", "certificates")
    found = [document.get(key) for key in (*fields, "signature")]
    if document.get("kind") != KIND or not all(isinstance(each, str) for each in found):
        raise DocumentError(where=source, found=str(document.get("kind")), expected=_A_RECORD)
    digest, source_type, declaration, algorithm, chain, signature = map(str, found)
    try:
        signed = b64decode(signature, validate=True)
    except (NotBase64, ValueError) as error:
        raise DocumentError(where=source, found="signature", expected=_A_RECORD) from error
    return SignedRecord(
        said=canonical(said),
        digest=digest,
        source_type=source_type,
        declaration=declaration,
        algorithm=algorithm,
        chain=chain,
        signature=signed,
    )
