"""A cut is uploaded and checked, and its holds lead to what they wait for."""

import json
import subprocess
import sys
from collections.abc import Callable

from tests.browser.conftest import EXAMPLES
from tests.browser.desk import Desk

FOLDER = EXAMPLES / "the-salt-road"
EDL = FOLDER / "cuts" / "cut-11.edl"


def test_an_uploaded_cut_is_checked_as_it_is_at_the_terminal(desk: Callable[..., Desk]) -> None:
    dara = desk()
    dara.enter("Dara Okonjo-Reeve")
    dara.go("/productions/the-salt-road/cuts")
    dara.follow("Upload a cut")
    dara.page.get_by_label("Edit list").set_input_files(EDL)
    dara.fill("Name", "reel")
    dara.fill("Version", "11b")
    dara.press("Upload and check")
    dara.is_told_what_is_wrong()
    assert "Give the rate; the file is kept." in dara.text
    dara.fill("Frames a second", "24")
    dara.press("Upload and check")

    holds = dara.page.get_by_role("table", name="Holds").locator("tbody tr")
    holds.first.wait_for()
    checked = at_the_terminal()
    events, held = checked["cut"]["events"], checked["cut"]["holds"]
    unknown = [each for each in events if each["verdict"] == "not_checked"]
    assert dara.heading.startswith("reel 11b")
    assert f"Held by {len(held)} events." in dara.text
    assert f"Of {len(events)} events, {len(unknown)} " in dara.text
    assert holds.count() == len(held)

    got = dara.page.request.get(f"{dara.page.url}/check.json").json()
    assert got["cut"]["events"] == events
    assert got["cut"]["holds"] == held
    assert got["coverage"] == checked["coverage"]

    holds.last.get_by_role("link").first.click()
    assert dara.heading == "A second doll for the game"


def at_the_terminal() -> dict:
    """Return what ``clearslate cut --json`` says of the same cut and production."""
    asked = [sys.executable, "-m", "clearslate", "cut", str(EDL), "--json", "--lang", "en"]
    asked += ["--production", str(FOLDER), "--on", "2026-11-20"]
    said = subprocess.run(asked, capture_output=True, text=True, timeout=60)
    return json.loads(said.stdout)
