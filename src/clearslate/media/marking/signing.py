"""Signing with a configured key: a C2PA manifest in the file, or a record beside it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import c2pa
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

from clearslate.domain.marks import Marking
from clearslate.formats.detached_record import SignedRecord
from clearslate.formats.manifest_written import INGREDIENT, manifest_definition
from clearslate.media.plain_json import items, mapping, text

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey
_CURVES = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}


class CannotSign(ValueError):
    """A key, certificate or file with which nothing can be signed; the argument says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: a private key and the chain of certificates that names its holder."""

    chain: str
    """PEM, the signer's own certificate first."""
    algorithm: str
    """As C2PA spells it: `es256`, `es384`, `es512`, `ed25519`, `ps256`."""
    key_text: bytes = field(repr=False)
    key: Key = field(repr=False)


def signatory_of(key_text: bytes, chain: bytes) -> Signatory:
    """Return the signatory of a private key and its certificates, both PEM without password.

    Raises:
        CannotSign: where they cannot be read, do not belong together, or have expired or other
            uses than signing are theirs.
    """
    try:
        key = serialization.load_pem_private_key(key_text, password=None)
        certificates = x509.load_pem_x509_certificates(chain)
    except (ValueError, TypeError) as error:
        raise CannotSign(f"the key or its certificates cannot be read: {error}") from error
    if not isinstance(key, Key):
        raise CannotSign(f"a key of the kind {type(key).__name__} cannot sign a manifest")
    if _public(key) != certificates[0].public_key().public_bytes(*_SPELLED):
        raise CannotSign("the first certificate belongs to another key")
    return Signatory(
        chain=chain.decode("ascii"), algorithm=_algorithm(key), key_text=key_text, key=key
    )


_SPELLED = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _public(key: Key) -> bytes:
    return key.public_key().public_bytes(*_SPELLED)


def _algorithm(key: Key) -> str:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        if key.curve.name not in _CURVES:
            raise CannotSign(f"the curve {key.curve.name} is none that C2PA knows")
        return _CURVES[key.curve.name]
    return "ed25519" if isinstance(key, ed25519.Ed25519PrivateKey) else "ps256"


def sign_file(source: Path, target: Path, marking: Marking, by: Signatory, kind: str) -> None:
    """Write a copy of ``source`` to ``target`` with a signed manifest; ``kind`` is its media type.

    Raises:
        CannotSign: where the file, the key or the certificates do not allow it.
    """
    definition = json.dumps(manifest_definition(marking, kind))
    info = c2pa.C2paSignerInfo(by.algorithm.encode(), by.chain.encode(), by.key_text, None)
    try:
        with (
            c2pa.Context.from_dict(_LATER) as context,
            c2pa.Builder(definition, context) as builder,
            c2pa.Signer.from_info(info) as signer,
        ):
            if marking.mark.has_original:
                original = {"title": source.name, "relationship": "parentOf", "label": INGREDIENT}
                with source.open("rb") as file:
                    builder.add_ingredient(json.dumps(original), kind, file)
            with source.open("rb") as unsigned, target.open("w+b") as signed:
                builder.sign(signer, kind, unsigned, signed)
    except c2pa.C2paError as error:
        raise CannotSign(str(error)) from error


def regions_signed(path: Path, kind: str) -> frozenset[tuple[str, ...]]:
    """Return the regions in time that the active manifest of a file names.

    Each as its action, source type, name, start and end, as the C2PA library reads them.
    """
    with path.open("rb") as file, c2pa.Reader(kind, file) as reader:
        store = mapping(json.loads(reader.json()))
    active = mapping(mapping(store.get("manifests")).get(text(store.get("active_manifest"))))
    return frozenset(
        (text(action.get("action")), text(action.get("digitalSourceType")), *region)
        for assertion in items(active.get("assertions"))
        for action in map(mapping, items(mapping(mapping(assertion).get("data")).get("actions")))
        for region in _regions_of(action)
    )


def _regions_of(action: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for change in map(mapping, items(action.get("changes"))):
        for area in items(change.get("region")):
            time = mapping(mapping(area).get("time"))
            yield text(change.get("name")), text(time.get("start")), text(time.get("end"))


_LATER = {"verify": {"verify_after_sign": False, "verify_trust": False}}
"""What was signed is read back by the reader that everything is read with, not while signing."""


def signing_with(by: Signatory) -> Callable[[bytes], bytes]:
    """Return what signs bytes with the key of ``by``."""

    def signed(data: bytes) -> bytes:
        key = by.key
        if isinstance(key, ec.EllipticCurvePrivateKey):
            return key.sign(data, ec.ECDSA(_hash(by.algorithm)))
        if isinstance(key, ed25519.Ed25519PrivateKey):
            return key.sign(data)
        return key.sign(data, _PSS, hashes.SHA256())

    return signed


_PSS = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256.digest_size)


def _hash(algorithm: str) -> hashes.HashAlgorithm:
    return {"es384": hashes.SHA384(), "es512": hashes.SHA512()}.get(algorithm, hashes.SHA256())


def is_signed(record: SignedRecord) -> bool:
    """Say whether the signature of a record is that of its first certificate, over its bytes."""
    try:
        key = x509.load_pem_x509_certificates(record.chain.encode())[0].public_key()
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(record.signature, record.said, ec.ECDSA(_hash(record.algorithm)))
        elif isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(record.signature, record.said)
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(record.signature, record.said, _PSS, hashes.SHA256())
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True
