"""A real service and a real browser: what people see is what is tested.

One service for the whole run, on a folder of its own, filled with the sample slate, with its
worker. Stories that change something work on uses of their own. Where there is no Chromium,
every story says that it was left out.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.browser.desk import Desk

playwright_api = pytest.importorskip("playwright.sync_api")

EXAMPLES = Path(__file__).parents[2] / "examples"
CHROMIUM = next(
    filter(
        None, (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    ),
    None,
)
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 60.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker of xdist runs all stories, beside one service; sockets are theirs."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.enable_socket)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium here: browser stories left out")
                )


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo service."""
    from clearslate.web.start import demo_environment

    data, port = tmp_path_factory.mktemp("service"), free_port()
    environment = os.environ | demo_environment(data, datetime.now(UTC))
    environment |= {"DATABASE_URL": os.environ.get("CLEARSLATE_BROWSER_DATABASE_URL", "")}
    # What is remembered wrongly fails a story: see `records.remembering`.
    environment |= {"CLEARSLATE_SUSPICIOUS": "yes"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    fill = (
        "from pathlib import Path; from clearslate.web.start import make_demo, make_ready; "
        f"make_ready(); make_demo(Path({str(EXAMPLES)!r}))"
    )
    subprocess.run([sys.executable, "-c", fill], env=environment, check=True, timeout=_PATIENCE)
    log = (data / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "clearslate", "serve", "--port", str(port), "--processes", "1"],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server, data / "serve.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a service answers; fail with what it said where it does not."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}/accounts/login/", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the service did not start:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium."""
    with playwright_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk(service: str, chromium: object) -> Iterator[Callable[..., Desk]]:
    """Return a way to sit down: ``desk(theme="light", language="fr", width=390)``.

    With ``script=False`` the browser runs no JavaScript; ``at`` is another service than that
    of all stories.
    """
    contexts = []
    desks: list[Desk] = []

    def sat(
        *,
        theme: str = "dark",
        language: str = "en",
        width: int = 1440,
        script: bool = True,
        at: str = service,
    ) -> Desk:
        context = chromium.new_context(  # type: ignore[attr-defined]
            viewport={"width": width, "height": 900},
            locale="fr-FR" if language == "fr" else "en-GB",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        cookies = {"clearslate_theme": theme, "clearslate_language": language}
        context.add_cookies([{"name": n, "value": v, "url": at} for n, v in cookies.items()])
        contexts.append(context)
        page, faults = context.new_page(), []
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on(
            "response",
            lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None,
        )
        seated = Desk(page=page, address=at, faults=faults)
        page.on("domcontentloaded", lambda opened: seated.pages.append(opened.url))
        desks.append(seated)
        return seated

    yield sat
    for context in contexts:
        context.close()
    faults = [fault for each in desks for fault in each.faults]
    assert not faults, faults
