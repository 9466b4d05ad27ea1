"""Single sign-on by OpenID Connect: what a provider must prove before it is believed.

allauth speaks the protocol. What it leaves open is closed here: the request carries PKCE and a
nonce, the id token is held to its signature, issuer, audience and nonce, what is told beside it
must be of the same person, and an address counts only where it was verified.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

_SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures that only the provider can make; a shared secret is none."""
_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
_LEEWAY = 60
"""Seconds by which the provider's clock may differ from ours."""


class NotBelieved(OAuth2Error):  # type: ignore[misc]
    """What a provider said does not prove who somebody is; the argument says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """Whom a provider vouches for."""

    issuer: str
    subject: str
    email: str
    verified: bool

    @property
    def uid(self) -> str:
        """What stands for them here; another provider's same number is somebody else."""
        return sha256(f"{self.issuer}\0{self.subject}".encode()).hexdigest()


class SignOnProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The provider of this service: what is asked of it, and what of its answer is kept."""

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Return what to ask for; an address that somebody was sent can change nothing of it."""
        onward = get_next_redirect_url(request)
        asked = {"process": AuthProcess.LOGIN, "scope": self.get_scope(), "auth_params": {}}
        return asked | ({"next_url": onward} if onward else {})

    def get_scope(self) -> list[str]:
        """Return what is asked to be told: who they are, and their address."""
        return ["openid", "email"]

    def get_pkce_params(self) -> dict[str, Any]:
        """Return a challenge that only whoever began can meet, and a nonce that hangs on it."""
        made = generate_code_challenge()
        return {**made, "nonce": nonce_of(made["code_verifier"])}

    def get_oauth2_adapter(self, request: HttpRequest) -> "SignOnAdapter":
        """Return what talks with the provider."""
        return SignOnAdapter(request, self.app.provider_id)

    def extract_uid(self, data: Vouched) -> str:
        """Return what stands for somebody here."""
        return data.uid

    def extract_extra_data(self, data: Vouched) -> dict[str, str]:
        """Return what is kept beside an account: no more than who said so."""
        return {"iss": data.issuer, "sub": data.subject}

    def extract_common_fields(self, data: Vouched) -> dict[str, str]:
        """Return what else is taken over."""
        return {"email": data.email} if data.email else {}

    def extract_email_addresses(self, data: Vouched) -> list[EmailAddress]:
        """Return the address, with whether the provider verified it."""
        if not data.email:
            return []
        return [EmailAddress(email=data.email, verified=data.verified, primary=True)]


class SignOnAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Talks with the provider, and believes what it proves."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return the provider's description of itself.

        Raises:
            NotBelieved: where it is of another provider, or lacks what signing on needs.
        """
        if not hasattr(self, "_described"):
            issuer = str(self.get_provider().app.settings["server_url"])
            self._described = _checked(super().openid_config, issuer)
        return self._described

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        """Return the tokens for the code that somebody came back with."""
        self.nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Return who signed on.

        Raises:
            NotBelieved: where the provider's answer does not prove it.
        """
        claims = self._claims(kwargs["response"].get("id_token"), app.client_id)
        about = {}
        if self.openid_config.get("userinfo_endpoint"):
            about = self._fetch_user_info(token.token)
            if not isinstance(about, dict) or about.get("sub") != claims["sub"]:
                raise NotBelieved("the user info is of somebody else")
        return self.get_provider().sociallogin_from_response(request, vouched(claims, about))

    def _claims(self, id_token: object, client: str) -> dict[str, Any]:
        if not isinstance(id_token, str):
            raise NotBelieved("no id token")
        try:
            claims = jwt.decode(
                id_token,
                key=self._key(id_token),
                algorithms=_SIGNED_BY,
                audience=client,
                issuer=self.openid_config["issuer"],
                leeway=_LEEWAY,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except jwt.PyJWTError as error:
            raise NotBelieved(str(error)) from error
        if not self.nonce or claims.get("nonce") != self.nonce:
            raise NotBelieved("the id token was made for another sign-in")
        if claims.get("azp", client) != client:
            raise NotBelieved("the id token was made for another client")
        return claims

    def _key(self, id_token: str) -> Any:
        """Return the provider's key that an id token names; the only one where it names none."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_json(json.dumps(answer.json())).keys
        named = jwt.get_unverified_header(id_token).get("kid")
        found = [key for key in keys if named is None or key.key_id == named]
        if len(found) != 1:
            raise NotBelieved(f"no key {named!r}")
        return found[0].key


def nonce_of(verifier: str) -> str:
    """Return the nonce of the sign-in that a verifier belongs to; it gives away neither."""
    return sha256(f"clearslate.nonce {verifier}".encode()).hexdigest() if verifier else ""


def vouched(claims: dict[str, Any], about: dict[str, Any]) -> Vouched:
    """Return whom an id token and the user info beside it speak of.

    An address and whether it was verified come from the same of the two.
    """
    said = about if about.get("email") else claims
    email = said.get("email")
    return Vouched(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        email=email if isinstance(email, str) else "",
        # Some providers spell it as text, and `"false"` is as good as true to Python.
        verified=said.get("email_verified") in (True, "true"),
    )


def _checked(described: object, issuer: str) -> dict[str, Any]:
    if not isinstance(described, dict):
        raise NotBelieved("the provider does not describe itself")
    if str(described.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
        raise NotBelieved(f"the issuer is {described.get('issuer')!r}, not {issuer!r}")
    scheme = urlsplit(issuer).scheme
    for name in _NEEDED:
        if urlsplit(str(described.get(name, ""))).scheme not in ("https", scheme):
            raise NotBelieved(f"{name} is {described.get(name)!r}")
    return described
