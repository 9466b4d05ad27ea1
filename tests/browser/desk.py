"""Somebody at a browser: the verbs in which the stories are told.

What is clicked is found by the words that a reader sees, so a story breaks when the words or
what stands behind them change.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_MOST_PAGES = 30


@dataclass(kw_only=True)
class Desk:
    """Somebody at a browser: every failed response and every script error is a failure."""

    page: "Page"
    address: str
    faults: list[str]
    pages: list[str] = field(default_factory=list)
    """The addresses that were opened, in order."""
    acts: int = 0
    """How often something was clicked, chosen or filled in."""

    def go(self, path: str) -> None:
        """Open a page of the service."""
        self.page.goto(f"{self.address}{path}")

    def enter(self, name: str) -> None:
        """Sign in as one of the demo's people."""
        self.go("/accounts/login/")
        self.page.locator("tr", has_text=name).get_by_role("button").click()

    def is_told_that_nothing_is_at(self, path: str) -> None:
        """Open a page that is not there, or not theirs, and read so."""
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status == 404
        self.faults.remove(f"404 {answer.url}")

    def is_told_what_is_wrong(self) -> None:
        """Be shown the form again, with what is wrong with it."""
        self.page.get_by_role("alert").first.wait_for()
        assert self.faults.pop().startswith(("400 ", "422 "))

    def axe(self) -> list[str]:
        """Return what axe finds on the page, which must be styled first."""
        return accessibility_faults(self.page)

    @property
    def path(self) -> str:
        """The path of the page."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """What the page says it is about."""
        return self.page.locator("main h1").first.inner_text()

    @property
    def state(self) -> str:
        """The word of the badge beside the heading."""
        return self.page.locator("main .title .state").first.inner_text()

    @property
    def text(self) -> str:
        """Everything that the page says."""
        return self.page.locator("main").inner_text()

    def press(self, name: str) -> None:
        """Press the first button so called."""
        self._act(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow the first link so called."""
        self._act(self.page.get_by_role("link", name=name, exact=True).first)

    def unfold(self, name: str) -> None:
        """Open what is folded under a line."""
        self._act(self.page.locator("summary", has_text=name).first)

    def fill(self, label: str, value: str) -> None:
        """Fill in the first field so labelled."""
        self.acts += 1
        self.page.get_by_label(label, exact=True).first.fill(value)

    def select(self, label: str, value: str) -> None:
        """Choose in the first list so labelled."""
        self.acts += 1
        self.page.get_by_label(label, exact=True).first.select_option(label=value)

    def tick(self, label: str) -> None:
        """Tick the first box, or choose the first answer, so labelled."""
        self._act(self.page.get_by_label(label, exact=True).first)

    def _act(self, target: "Locator") -> None:
        self.acts += 1
        target.click()
        # A click waits until the next page has begun, not until it is there.
        self.page.wait_for_load_state()

    def questions(self) -> list["Locator"]:
        """Return the questions on the page that are not folded away."""
        return [each for each in self.page.locator("fieldset.choices").all() if each.is_visible()]

    def answer(self, question: "Locator", answer: str) -> None:
        """Choose an answer of a question."""
        choice = question.locator("label.choice").filter(has=_bold(self.page, answer))
        self._act(choice.first)

    def answer_to_the_end(self, answers: dict[str, str], *, onward: str, tool: str = "") -> None:
        """Answer page after page until the answers are to be checked.

        ``answers`` say by question, ``tool`` is the one that is used, and ``onward`` the word
        on the button that goes on.
        """
        for _ in range(_MOST_PAGES):
            if self.path.endswith("/check"):
                return
            if tool and self.path.endswith("/steps"):
                self.acts += 1
                self.page.locator("select").first.select_option(label=tool)
            for question in self.questions():
                asks = question.locator("legend").inner_text().strip()
                self.answer(question, answers[asks])
            self.press(onward)
        raise AssertionError(f"still asked after {_MOST_PAGES} pages, at {self.path}")

    def letters_to(self, address: str) -> list["Letter"]:
        """Return the letters to somebody as the outbox shows them, the latest first.

        For an administrator of the studio.
        """
        self.go("/outbox")
        rows = self.page.locator("#queue tbody tr", has_text=address)
        return [Letter(**each) for each in rows.evaluate_all(_LETTERS)]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter as the outbox shows it."""

    subject: str
    text: str
    links: list[str]

    @property
    def link(self) -> str:
        """The path of its one link."""
        (link,) = self.links
        return link

    @property
    def code(self) -> str:
        """The six digits in it."""
        return code_in(self.text)


_LETTERS = """rows => rows.map(row => ({
  subject: row.querySelector("summary").textContent,
  text: row.querySelector(".mail").textContent,
  links: [...row.querySelectorAll(".mail a")].map(each => each.getAttribute("href")),
}))"""


def _bold(page: "Page", answer: str) -> "Locator":
    return page.locator("b", has_text=re.compile(f"^{re.escape(answer)}$"))


_STYLED = """() => {
  const links = [...document.querySelectorAll('link[rel=stylesheet]')];
  const ground = getComputedStyle(document.body).backgroundColor;
  return links.length >= 5 && links.every(each => each.sheet && each.sheet.cssRules.length)
    && ground !== 'rgba(0, 0, 0, 0)';
}"""


def accessibility_faults(page: "Page") -> list[str]:
    """Return axe's violations of WCAG 2.2 A and AA and of best practice.

    axe passes happily on a page without its styles, so those are proven first.
    """
    page.wait_for_load_state()
    assert page.evaluate(_STYLED), "the page came without its styles"
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


def _axe() -> str:
    from axe_playwright_python.base import AXE_FILE_PATH

    return AXE_FILE_PATH.read_text(encoding="utf-8")


def code_in(text: str) -> str:
    """Return the six digits in a text."""
    found = re.search(r"\b(\d{3}) ?(\d{3})\b", text)
    assert found, text
    return found.group(1) + found.group(2)
