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
