"""Guidance is found and read; the page of a use is printed without what is for the screen."""

from collections.abc import Callable

from tests.browser.desk import Desk


def test_a_clause_is_found_by_a_french_word(desk: Callable[..., Desk]) -> None:
    basile = desk(language="fr")
    basile.enter("Basile Kerangal")
    basile.follow("Recommandations")
    basile.fill("Chercher dans les recommandations", "réplique")
    basile.press("Chercher")
    assert "passages des recommandations" in basile.text
    basile.follow("R1 Réplique numérique")

    assert basile.heading == "R1 Réplique numérique"
    assert "Une réplique numérique exige un consentement à sa création." in basile.text
    assert basile.page.locator("html").get_attribute("lang") == "fr"


def test_a_printed_use_has_no_navigation(desk: Callable[..., Desk]) -> None:
    dara = desk()
    dara.enter("Dara Okonjo-Reeve")
    dara.go("/productions/the-salt-road/uses/SR-0021")
    dara.page.emulate_media(media="print")

    for each in ("nav.nav-main", "form.search", ".tools", "main .actions", "main textarea"):
        for one in dara.page.locator(each).all():
            assert not one.is_visible(), each
    assert dara.page.locator("h1").is_visible()
    assert dara.page.get_by_role("heading", name="What is missing, and who has it").is_visible()
    assert dara.page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 26, 26)"
