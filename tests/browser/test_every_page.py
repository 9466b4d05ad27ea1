"""Every kind of page, empty and with errors too: fit for everyone, and never wider than a screen."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from tests.browser.desk import Desk

SR = "/productions/the-salt-road"


class Shown(NamedTuple):
    """A page; where its form is sent empty first, what is shown is what is wrong with it."""

    path: str
    sent: bool = False
    there: bool = True


NOBODY = ""
PAGES: dict[str, tuple[Shown, ...]] = {
    NOBODY: (
        Shown("/accounts/login/"),
        Shown("/accounts/password/reset/"),
        Shown("/accounts/password/reset/done/"),
        Shown("/nothing-here", there=False),
        Shown("/invitations/nothing", there=False),
        Shown("/consent/nothing", there=False),
    ),
    "Corwin Sallaway": (
        Shown("/tasks"),
        Shown("/tasks?outcome=blocked"),
        Shown("/slate"),
        Shown("/slate/ending"),
        Shown("/uses"),
        Shown("/uses?late=yes"),
        Shown("/productions"),
        Shown(SR),
        Shown(f"{SR}?q=nothing-is-called-so"),
        Shown(f"{SR}/people"),
        Shown(f"{SR}/tools"),
        Shown(f"{SR}/paper"),
        Shown(f"{SR}/evidence"),
        Shown(f"{SR}/cuts"),
        Shown(f"{SR}/cuts/cut/12"),
        Shown(f"{SR}/uses/SR-0007"),
        Shown(f"{SR}/uses/SR-0021?silent=yes"),
        Shown(f"{SR}/uses/SR-0024"),
        Shown(f"{SR}/uses/SR-0012"),
        Shown("/registers"),
        Shown("/registers/tool"),
        Shown("/registers/consent"),
        Shown("/registers/licence"),
        Shown("/registers/people"),
        Shown("/registers/assets"),
        Shown("/registers/consent/the-salt-road/C-0004"),
        Shown("/registers/consent/the-salt-road/touches/C-0004"),
        Shown("/registers/tool/the-salt-road/facet-render-3"),
        Shown("/registers/people/the-salt-road/Maren Oskvale"),
        Shown("/packs/netflix-genai/touches"),
        Shown("/guidance"),
        Shown("/guidance?q=consent"),
        Shown("/guidance/netflix-genai"),
        Shown("/guidance/netflix-genai/R1"),
        Shown("/search?q=Maren"),
        Shown("/search?q=nothing-is-called-so"),
        Shown("/help/keys"),
        Shown("/audit"),
        Shown("/audit/1"),
        Shown("/audit/verify"),
        Shown("/me"),
    ),
    "Dara Okonjo-Reeve": (
        Shown(f"{SR}/declare", sent=True),
        Shown(f"{SR}/uses/SR-0012/copy"),
        Shown(f"{SR}/uses/SR-0021/people/0/consent", sent=True),
        Shown(f"{SR}/requests"),
        Shown(f"{SR}/cuts-upload", sent=True),
        Shown(f"{SR}/cuts/cut/12/against?older=1"),
        Shown("/registers/consent/add"),
        Shown("/registers/tool/add"),
        Shown("/registers/licence/add"),
        Shown("/registers/consent/the-salt-road/change/C-0004"),
    ),
    "Rufus Belacqua": (
        Shown("/people"),
        Shown("/people/1"),
        Shown("/people/invite", sent=True),
        Shown("/people/organisations/new"),
        Shown("/outbox"),
        Shown("/productions/new"),
        Shown(f"{SR}/change"),
        Shown("/accounts/2fa/"),
        Shown("/accounts/password/change/"),
    ),
    "Jonah Pell": (
        Shown("/tasks"),
        Shown(f"{SR}/cuts"),
        Shown("/registers/licence"),
    ),
}

MAIN = ("/tasks", "/slate", SR, f"{SR}/uses/SR-0021", f"{SR}/cuts/cut/12", "/guidance")


@pytest.mark.parametrize(
    ("theme", "language", "width"), [("dark", "en", 1440), ("light", "fr", 390)]
)
def test_every_page_is_fit_for_everyone(
    desk: Callable[..., Desk], theme: str, language: str, width: int
) -> None:
    faults = []
    for name, pages in PAGES.items():
        reader = desk(theme=theme, language=language, width=width)
        if name:
            reader.enter(name)
        for shown in pages:
            open_page(reader, shown)
            faults += [f"{shown.path}: {each}" for each in faults_of(reader, language, theme)]

    assert faults == []


@pytest.mark.parametrize(
    ("theme", "language", "width"), [("dark", "fr", 1440), ("light", "en", 390)]
)
def test_the_main_pages_are_fit_for_everyone_the_other_way_round(
    desk: Callable[..., Desk], theme: str, language: str, width: int
) -> None:
    corwin = desk(theme=theme, language=language, width=width)
    corwin.enter("Corwin Sallaway")
    faults = []
    for path in MAIN:
        corwin.go(path)
        faults += [f"{path}: {each}" for each in faults_of(corwin, language, theme)]

    assert faults == []


@pytest.mark.parametrize(
    ("theme", "language", "width"), [("dark", "en", 1440), ("light", "fr", 390)]
)
def test_every_page_of_a_draft_is_fit_for_everyone(
    desk: Callable[..., Desk], theme: str, language: str, width: int
) -> None:
    dara = desk(theme=theme, language=language, width=width)
    dara.enter("Dara Okonjo-Reeve")
    dara.go(f"{SR}/uses/SR-0021/copy")
    dara.page.locator("main .btn-primary").click()
    draft = dara.path.rpartition("/")[0]
    faults = []
    for page in ("about", "use", "steps", "step-1", "performers", "person-1", "works", "files"):
        dara.go(f"{draft}/{page}")
        faults += [f"{page}: {each}" for each in faults_of(dara, language, theme)]
    for page in ("step-1", "check"):
        dara.go(f"{draft}/{page}")
        if page == "step-1":
            dara.page.locator("main .btn-primary").first.click()
            dara.is_told_what_is_wrong()
        faults += [f"{page}, wrong: {each}" for each in faults_of(dara, language, theme)]
    dara.page.locator("main form .btn-plain").last.click()

    assert faults == []


def open_page(who: Desk, shown: Shown) -> None:
    """Open a page as the table says."""
    if not shown.there:
        who.is_told_that_nothing_is_at(shown.path)
        return
    who.go(shown.path)
    if shown.sent:
        who.page.locator("main form .btn-primary").last.click()
        who.is_told_what_is_wrong()


def faults_of(who: Desk, language: str, theme: str) -> list[str]:
    """Return what is wrong with a page, for anybody."""
    root = who.page.locator("html")
    wider = who.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return [
        *who.axe(),
        *([f"{wider} px wider than the screen"] if wider > 0 else []),
        *(["not in the language"] if root.get_attribute("lang") != language else []),
        *(["not in the theme"] if root.get_attribute("data-bs-theme") != theme else []),
    ]
