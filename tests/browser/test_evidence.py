"""What files say, brought and answered: several at once, by keyboard and without a script."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.browser.desk import Desk

PAGE = "/productions/the-salt-road/evidence"


def lines(folder: Path) -> Path:
    """Write what ``inspect`` says of three files that declare AI."""
    path = folder / "delivery.jsonl"
    told = [
        {
            "path": f"delivery/gull_{n}.png",
            "origin": "ai_declared",
            "kind": "png",
            "digest": f"sha256:{n:064x}",
            "size": 12,
            "manifest": {"seal": "absent"},
            "generations": [],
        }
        for n in (1, 2, 3)
    ]
    path.write_text("".join(json.dumps(each) + "\n" for each in told))
    return path


def test_files_without_a_declaration_are_answered_together_without_a_mouse_or_a_script(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    dara = desk(script=False)
    dara.enter("Enter as Dara")
    dara.go(PAGE)
    dara.page.get_by_label("Lines of an inspection").set_input_files(lines(tmp_path))
    dara.press("Keep and hold against declarations")
    assert "To be answered: 3." in dara.page.locator("body").inner_text()

    for width, theme, language in ((1440, "dark", "en"), (390, "light", "fr")):
        reader = desk(theme=theme, language=language, width=width)
        reader.enter("Dara Okonjo-Reeve")
        for path in (PAGE, "/tasks"):
            reader.go(path)
            assert reader.axe() == []
            wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not reader.page.evaluate(wider)

    for name in ("gull_1.png", "gull_2.png"):
        dara.page.get_by_label(f"Pick {name}").focus()
        dara.page.keyboard.press("Space")
    dara.page.locator("#together-reason").focus()
    dara.page.keyboard.type("Concepts that never left the art room.")
    dara.page.keyboard.press("Tab")
    dara.page.keyboard.press("Enter")
    dara.page.get_by_text("2 files answered.").wait_for()

    dara.page.locator("#which").focus()
    dara.page.locator("#which").select_option("all")
    dara.page.locator("#together-reason").fill("The same.")
    dara.page.keyboard.press("Tab")
    dara.page.keyboard.press("Enter")
    dara.page.get_by_text("1 file answered.").wait_for()
    assert dara.page.locator("#together").count() == 0
