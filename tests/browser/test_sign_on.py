"""Somebody comes in by single sign-on, with a real provider and a real browser."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.browser.conftest import EXAMPLES, free_port, wait_for
from tests.browser.desk import Desk
from tests.identity_provider import CLIENT, SECRET, IdentityProvider, provider_running


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    """A provider of this machine."""
    with provider_running() as running:
        yield running


@pytest.fixture(scope="module")
def known_to_it(
    provider: IdentityProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a service that lets people in by that provider."""
    from clearslate.web.start import demo_environment

    data, port = tmp_path_factory.mktemp("sign-on"), free_port()
    environment = os.environ | demo_environment(data, datetime.now(UTC))
    environment |= {
        "DATABASE_URL": "",
        "CLEARSLATE_OIDC_URL": provider.issuer,
        "CLEARSLATE_OIDC_CLIENT": CLIENT,
        "CLEARSLATE_OIDC_SECRET": SECRET,
        "CLEARSLATE_OIDC_NAME": "Loom ID",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    fill = (
        "from pathlib import Path; from clearslate.web.start import make_demo, make_ready; "
        f"make_ready(); make_demo(Path({str(EXAMPLES)!r}))"
    )
    subprocess.run([sys.executable, "-c", fill], env=environment, check=True, timeout=120)
    log: Path = data / "serve.log"
    with log.open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "clearslate", "serve", "--port", str(port), "--processes", "1"],
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.mark.parametrize(("theme", "language"), [("dark", "en"), ("light", "fr")])
def test_the_button_names_the_provider_on_a_page_that_is_fit_for_everyone(
    desk: Callable[..., Desk], known_to_it: str, theme: str, language: str
) -> None:
    visitor = desk(theme=theme, language=language, at=known_to_it)
    visitor.go("/accounts/login/")

    name = "Sign in with Loom ID" if language == "en" else "Se connecter avec Loom ID"
    assert visitor.page.get_by_role("button", name=name, exact=True).is_visible()
    assert visitor.axe() == []


def test_somebody_comes_in_by_single_sign_on_without_a_password(
    desk: Callable[..., Desk], known_to_it: str, provider: IdentityProvider
) -> None:
    provider.signs_in("jonah.pell@example.org")
    jonah = desk(at=known_to_it)
    jonah.go("/accounts/login/")
    jonah.press("Sign in with Loom ID")
    jonah.page.wait_for_url("**/tasks")

    assert jonah.heading == "My tasks"
    assert "Jonah Pell" in jonah.page.locator("header").inner_text()


def test_a_stranger_is_told_what_to_do_on_a_page_that_is_fit_for_everyone(
    desk: Callable[..., Desk], known_to_it: str, provider: IdentityProvider
) -> None:
    provider.signs_in("stranger@example.org")
    stranger = desk(at=known_to_it)
    stranger.go("/accounts/login/")
    stranger.press("Sign in with Loom ID")
    stranger.page.get_by_role("heading", name="There is no account for you yet").wait_for()

    assert "Ask an administrator of your organisation" in stranger.text
    assert stranger.axe() == []
    assert stranger.faults.pop().startswith("403 ")
