"""Signing files with a certificate authority of our own, made anew for each run of the tests."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from tests.media.made_files import SOURCE_TYPES, png

_START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signer: the chain of certificates, the key, and the root that vouches for them."""

    chain: str
    key: str
    root: str


@cache
def signatory() -> Signatory:
    """Return a signer below a root of its own."""
    root_key, key = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    root = _certificate(
        "Harbour test root", root_key, "Harbour test root", root_key, authority=True
    )
    leaf = _certificate("Harbour test signer", key, "Harbour test root", root_key)
    pem = serialization.Encoding.PEM
    return Signatory(
        chain=(leaf.public_bytes(pem) + root.public_bytes(pem)).decode(),
        key=key.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
        root=root.public_bytes(pem).decode(),
    )


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    authority: bool = False,
) -> x509.Certificate:
    def named(common: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Harbour VFX"),
                x509.NameAttribute(NameOID.COMMON_NAME, common),
            ]
        )

    usage = x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_START - timedelta(days=1_000))
        .not_valid_after(_START + timedelta(days=20_000))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
    )
    if not authority:
        eku = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(eku, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def action(name: str, code: str | None = None, **more: object) -> dict[str, object]:
    """Return an action with a digital source type."""
    typed = {"digitalSourceType": SOURCE_TYPES + code} if code else {}
    return {"action": f"c2pa.{name}", **typed, **more}


def signed(
    *actions: Mapping[str, object],
    assertions: Sequence[Mapping[str, object]] = (),
    ingredients: Sequence[tuple[str, bytes]] = (),
    remote: str | None = None,
    data: bytes | None = None,
    mime: str = "image/png",
) -> bytes:
    """Return a file with a manifest of these actions, each ingredient with its relation."""
    signer = signatory()
    named = {"c2pa.opened": "parentOf", "c2pa.placed": "componentOf"}
    present = {relation for relation, _ in ingredients}
    told = [
        {**each, "parameters": {"ingredientIds": [named[str(each["action"])]]}}
        if named.get(str(each["action"])) in present
        else dict(each)
        for each in actions
    ]
    definition = {
        "claim_generator_info": [{"name": "Harbour tests", "version": "1"}],
        "title": "plate",
        "assertions": [
            *([{"label": "c2pa.actions", "data": {"actions": told}}] if actions else []),
            *assertions,
        ],
    }
    info = c2pa.C2paSignerInfo(b"es256", signer.chain.encode(), signer.key.encode(), None)
    source, target = BytesIO(data or png(size=(64, 64))), BytesIO()
    settings = {"verify": {"verify_after_sign": False, "verify_trust": False}}
    context = c2pa.Context.from_dict(settings)
    with c2pa.Builder(json.dumps(definition), context) as builder:
        for relation, held in ingredients:
            about = json.dumps({"title": "plate", "relationship": relation, "label": relation})
            builder.add_ingredient(about, "image/png", BytesIO(held))
        if remote is not None:
            builder.set_no_embed()
            builder.set_remote_url(remote)
        with c2pa.Signer.from_info(info) as using:
            builder.sign(using, mime, source, target)
    return target.getvalue()


def tampered(data: bytes) -> bytes:
    """Return the file with one bit of its picture turned, outside the manifest."""
    at = data.rindex(b"IDAT") + 8
    return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]


def sign_file(source: Path, target: Path, *actions: Mapping[str, object]) -> None:
    """Sign a movie from file to file, however long it is."""
    signer = signatory()
    definition = {"assertions": [{"label": "c2pa.actions", "data": {"actions": [*actions]}}]}
    info = c2pa.C2paSignerInfo(b"es256", signer.chain.encode(), signer.key.encode(), None)
    context = c2pa.Context.from_dict({"verify": {"verify_after_sign": False}})
    with (
        c2pa.Builder(json.dumps(definition), context) as builder,
        c2pa.Signer.from_info(info) as using,
        source.open("rb") as plain,
        target.open("w+b") as signed_file,
    ):
        builder.sign(using, "video/mp4", plain, signed_file)
