"""A small OpenID Connect provider that speaks real HTTP, and keeps others to the protocol.

It refuses a client that sends no state, nonce or PKCE, spends every code once, and signs its id
tokens. What it says of somebody, and what it gets wrong, a test sets before they sign in.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "clearslate", "known to both"
Claims = dict[str, object]


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class IdentityProvider:
    """A provider: who is signed in there, and what it does otherwise than it should."""

    issuer: str = ""
    person: Claims = field(default_factory=dict)
    """What is said of whoever is signed in: `sub`, `email`, `email_verified`."""
    in_token: Claims = field(default_factory=dict)
    """What the id token says otherwise; None leaves a claim out."""
    in_user_info: Claims = field(default_factory=dict)
    described: Claims = field(default_factory=dict)
    """What the description says otherwise; None leaves it out."""
    error: str = ""
    """What it sends people back with instead of a code."""
    down: bool = False
    forged: bool = False
    """Sign with a key that is not published."""
    asked: list[dict[str, str]] = field(default_factory=list)
    """What people were sent here with."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, Claims] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=_key)
    other_key: rsa.RSAPrivateKey = field(default_factory=_key)

    def signs_in(self, email: str, *, verified: object = True, sub: str = "") -> None:
        """Have somebody signed in from now on."""
        self.person = {"sub": sub or f"id-{email}", "email": email, "email_verified": verified}

    def description(self) -> Claims:
        """Return the discovery document."""
        said: Claims = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
        return _otherwise(said, self.described)

    def keys(self) -> Claims:
        """Return the published keys."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def code_for(self, asked: dict[str, str]) -> dict[str, str]:
        """Return what somebody goes back with."""
        self.asked.append(asked)
        missing = {"state", "nonce", "code_challenge", "redirect_uri"} - set(asked)
        assert not missing, f"not sent: {missing}"
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        if self.error:
            return {"error": self.error, "state": asked["state"]}
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def spend(self, given: dict[str, str], authorization: str) -> Claims | None:
        """Return the tokens for a code; None where the client does not prove itself."""
        asked = self.codes.pop(given.get("code", ""), None)
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if asked is None or authorization != f"Basic {known}":
            return None
        met = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(met).rstrip(b"=").decode()
        same = given.get("redirect_uri") == asked["redirect_uri"]
        if challenge != asked["code_challenge"] or not same:
            return None
        token = secrets.token_urlsafe(16)
        self.tokens[token] = _otherwise(self.person, self.in_user_info)
        id_token = self._id_token(asked["nonce"])
        return {"access_token": token, "token_type": "Bearer", "id_token": id_token}

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300}
        said = _otherwise({**self.person, **claims, "nonce": nonce}, self.in_token)
        key = self.other_key if self.forged else self.key
        return jwt.encode(said, key, algorithm="RS256", headers={"kid": "one"})


def _otherwise(said: Claims, changes: Claims) -> Claims:
    return {name: value for name, value in (said | changes).items() if value is not None}


@contextmanager
def provider_running() -> Iterator[IdentityProvider]:
    """Run a provider on a port of this machine."""
    provider = IdentityProvider()

    class Handler(_Handler):
        identity = provider

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    identity: IdentityProvider

    def do_GET(self) -> None:
        """Describe, authorize, publish keys, tell of somebody."""
        at, here = urlsplit(self.path), self.identity
        if here.down:
            self.send_error(503)
        elif at.path == "/.well-known/openid-configuration":
            self._say(here.description())
        elif at.path == "/keys":
            self._say(here.keys())
        elif at.path == "/userinfo":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            self._say(here.tokens[token])
        elif at.path == "/authorize":
            asked = _once(at.query)
            back = here.code_for(asked)
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(back)}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Give tokens for a code."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = self.identity.spend(_once(body), self.headers.get("Authorization", ""))
        self._say(given or {"error": "invalid_grant"}, status=200 if given else 400)

    def _say(self, what: object, status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _once(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
