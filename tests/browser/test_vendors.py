"""A vendor sees what is theirs, and nothing of another's."""

from collections.abc import Callable

from tests.browser.desk import Desk

SALT_ROAD = "/productions/the-salt-road"
HARBOURS = f"{SALT_ROAD}/uses/SR-0021"
"""A use that Harbour VFX declared."""


def test_a_vendor_sees_nothing_of_anothers(desk: Callable[..., Desk]) -> None:
    dara, petra = desk(), desk()
    dara.enter("Dara Okonjo-Reeve")
    petra.enter("Petra Lindqvist-Oyelaran")

    dara.go(HARBOURS)
    assert dara.heading == "Ilsa at nineteen, in the crossing"
    petra.is_told_that_nothing_is_at(HARBOURS)
    petra.is_told_that_nothing_is_at(f"{HARBOURS}/copy")

    assert "SR-0021" in found_by(dara, "Ilsa at nineteen")
    assert "SR-0021" not in found_by(petra, "Ilsa at nineteen")
    assert "SR-0021" not in found_by(petra, "SR-0021")

    assert counted_and_listed(dara) >= 14
    assert counted_and_listed(petra) == 3
    assert petra.page.get_by_text("Harbour VFX").count() == 0


def found_by(who: Desk, words: str) -> str:
    """Return what a search finds, without the field that repeats it."""
    who.page.get_by_role("searchbox").first.fill(words)
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")
    return " ".join(who.page.locator("main table").all_inner_texts())


def counted_and_listed(who: Desk) -> int:
    """Return how many uses the production counts; as many are listed."""
    who.go(SALT_ROAD)
    uses = who.page.locator(".nav-main a", has_text="Uses").locator(".tc")
    counted = int(uses.inner_text())
    assert who.page.locator("#queue tbody tr").count() == counted
    return counted
