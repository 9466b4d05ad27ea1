"""The door opens for invited people, in both languages and themes, and is fit for everyone."""

from collections.abc import Callable

import pytest
from tests.browser.desk import Desk


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_sign_in_page_is_fit_for_everyone(
    desk: Callable[..., Desk], theme: str, language: str
) -> None:
    visitor = desk(theme=theme, language=language)

    visitor.go("/accounts/login/")

    assert visitor.page.locator("html").get_attribute("lang") == language
    assert visitor.axe() == []


def test_somebody_of_the_demo_comes_in_and_finds_their_tasks(desk: Callable[..., Desk]) -> None:
    reviewer = desk()

    reviewer.enter("Corwin Sallaway")

    assert reviewer.page.locator("h1").inner_text() == "My tasks"


def test_a_page_is_set_in_its_own_type_from_its_own_house(desk: Callable[..., Desk]) -> None:
    visitor = desk()

    visitor.go("/accounts/login/")

    loaded = visitor.page.evaluate(
        "async () => { await document.fonts.ready; return [...document.fonts]"
        ".filter(face => face.status === 'loaded').map(face => face.family.replaceAll('\"', '')) }"
    )
    assert loaded == ["IBM Plex Sans"], "the first page fetches one face and no more"
