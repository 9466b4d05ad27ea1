"""Everything by keyboard alone, in French: no mouse is touched in these stories."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOOD_BOARD = {
    "Jusqu’où va l’outil ?": "Il crée toute l’image, tout le plan ou toute la piste",
    "En restera-t-il quelque chose, à voir ou à entendre, dans une version livrée ?": "Non",
    "L’outil conçoit-il un personnage principal, un visuel clé ou un lieu central du récit ?": (
        "Non"
    ),
    "Le public pourrait-il croire vrais un fait, une personne ou des propos qui n’ont jamais "
    "existé ?": "Non",
    "Reconnaît-on dans le résultat des traits d’une œuvre qui ne vous appartient pas ?": "Non",
    "Vos prompts ou vos fichiers d’entrée citent-ils ou montrent-ils l’un de ces éléments ?": (
        "Aucun de ceux-ci"
    ),
    "Qu’est-ce qui entre dans l’outil ?": "Rien d’autre qu’une description générale",
    "Un modèle est-il entraîné ou affiné pour cela ?": "Non",
    "Une personne réelle et identifiable est-elle vue, entendue, imitée ou modifiée ?": "Non",
    "Cela remplace-t-il, ou touche-t-il nettement, un travail couvert par un syndicat ?": "Non",
}
TITLE = "Planches d’ambiance du phare"
_MOST_TABS = 120


def test_a_mood_board_goes_ahead_by_keyboard_in_french(desk: Callable[..., Desk]) -> None:
    jonah = Keyboard(desk(language="fr"))
    jonah.enter("Entrer comme Jonah")
    jonah.open("Productions")
    jonah.open("The Salt Road")
    jonah.open("Déclarer un cas d’usage")
    jonah.write("Le cas d’usage, en quelques mots", TITLE)
    jonah.open("Commencer")

    for _ in range(12):
        if jonah.who.path.endswith("/check"):
            break
        if jonah.who.path.endswith("/steps"):
            jonah.write("Outil", "Northlight")
        for question, answer in jonah.asked():
            jonah.choose(question, answer)
        jonah.open("Continuer")
    assert jonah.who.heading == "Vérifier vos réponses"
    jonah.open("Déclarer")

    assert jonah.who.heading == TITLE
    assert jonah.who.state == "libéré"
    assert plain("Peut se poursuivre") in plain(jonah.who.text)

    jonah.press("/")
    jonah.type("phare")
    jonah.go_on("Enter")
    jonah.press("j")
    jonah.go_on("Enter")
    assert jonah.who.heading == TITLE


def test_tasks_are_walked_by_j_and_k_and_opened_by_enter(desk: Callable[..., Desk]) -> None:
    corwin = Keyboard(desk(language="fr"))
    corwin.enter("Entrer comme Corwin")
    titles = corwin.who.page.locator("#queue tbody th a").all_inner_texts()
    assert len(titles) >= 2

    panel = corwin.who.page.locator("#panel h2").first
    for key, expected in (("j", titles[1]), ("k", titles[0]), ("j", titles[1])):
        corwin.press(key)
        corwin.who.page.wait_for_function(
            "title => document.querySelector('#panel h2').textContent === title", arg=expected
        )
        assert panel.inner_text() == expected
    corwin.press("a")
    assert corwin.focused()["name"] == "Conditions"

    corwin.press("Escape")
    corwin.reach(titles[1])
    corwin.go_on("Enter")
    assert corwin.who.heading == titles[1]


def plain(text: str) -> str:
    """Return a text with every space alike."""
    return re.sub(r"\s+", " ", text).strip()


def test_a_filter_is_saved_and_a_menu_is_closed_by_keyboard_in_french(
    desk: Callable[..., Desk],
) -> None:
    corwin = Keyboard(desk(language="fr"))
    corwin.enter("Entrer comme Corwin")
    corwin.open("Productions")
    corwin.open("The Salt Road")
    corwin.who.go(f"{corwin.who.path}?state=fallen")

    corwin.reach("colonnes")
    corwin.press("Enter")
    assert corwin.page.locator("details.choose[open]").count() == 1
    corwin.press("Tab")
    corwin.press("Escape")
    assert corwin.page.locator("details.choose[open]").count() == 0
    assert corwin.focused()["name"] == "colonnes", "the focus is where the menu was opened"

    corwin.who.go(f"{corwin.who.path}?state=fallen")
    corwin.reach("enregistrer ce filtre")
    corwin.press("Enter")
    corwin.write("Son nom", "Ce qui est tombé")
    corwin.go_on("Enter")
    assert "Ce qui est tombé est enregistré." in corwin.who.text
    corwin.who.go("/productions/the-salt-road")
    corwin.open("Ce qui est tombé")
    assert corwin.page.url.endswith("?state=fallen")


class Keyboard:
    """Somebody who has no mouse; whatever they reach shows that it has the focus."""

    def __init__(self, who: Desk) -> None:
        self.who = who

    @property
    def page(self) -> "Page":
        """The page."""
        return self.who.page

    def enter(self, name: str) -> None:
        """Sign in with the button so called."""
        self.who.go("/accounts/login/")
        self.open(name)

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def go_on(self, key: str) -> None:
        """Press a key that opens a page."""
        with self.page.expect_navigation():
            self.press(key)

    def open(self, name: str) -> None:
        """Reach a link or button, and press enter."""
        self.reach(name)
        self.go_on("Enter")

    def write(self, label: str, text: str) -> None:
        """Reach a field or list, and type into it."""
        self.reach(label)
        self.type(text)

    def reach(self, name: str) -> None:
        """Press tab until something so called has the focus."""
        self._tab_until(lambda at: at["name"] == name, name)

    def asked(self) -> list[tuple[str, str]]:
        """Return the questions on the page, each with its answer."""
        asks = [plain(each.locator("legend").inner_text()) for each in self.who.questions()]
        answers = {plain(question): answer for question, answer in MOOD_BOARD.items()}
        return [(each, answers[each]) for each in asks]

    def choose(self, question: str, answer: str) -> None:
        """Reach a question, and choose by arrows or by space."""
        at = self._tab_until(lambda at: at["question"] == question, question)
        while at["name"] != answer:
            self.press("ArrowDown" if at["kind"] == "radio" else "Tab")
            at = self.focused()
            assert at["question"] == question, f"{answer} is no answer of {question}"
        if not at["chosen"]:
            self.press("Space")
        assert self.focused()["chosen"]

    def _tab_until(self, found: Callable[[dict], bool], what: str) -> dict:
        at = self.focused()
        for _ in range(_MOST_TABS):
            if found(at):
                assert at["seen"], f"{what} does not show that it has the focus"
                return at
            self.press("Tab")
            at = self.focused()
        raise AssertionError(f"{what} cannot be reached by tab")

    def focused(self) -> dict:
        """Return what has the focus: its name, its question, and whether that is seen."""
        at = self.page.evaluate(_FOCUSED)
        return at | {key: plain(at[key]) for key in ("name", "question")}


_FOCUSED = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const choice = at.closest("label.choice");
  const said = el => el ? el.textContent : "";
  return {
    kind: at.type || at.tagName,
    chosen: !!at.checked,
    seen: style.outlineStyle !== "none" || style.boxShadow !== "none",
    question: said(at.closest("fieldset")?.querySelector("legend")),
    name: at.getAttribute("aria-label") || said(choice?.querySelector("b"))
      || said(at.labels?.[0]) || said(at),
  };
}"""


def test_the_panel_is_that_of_the_row_where_the_keys_rest(desk: Callable[..., Desk]) -> None:
    beatriz = desk()
    beatriz.enter("Beatriz Noronha-Vance")
    beatriz.go("/tasks")
    rows = beatriz.page.locator("#queue tr:has(a[hx-get]) th a")
    panel = beatriz.page.locator("#panel h2").first
    assert panel.inner_text() == rows.nth(0).inner_text()

    panels = []
    beatriz.page.on(
        "request", lambda each: panels.append(each.url) if "task=" in each.url else None
    )
    # Faster than panels come: no row in between is asked for, so none can come late.
    for _ in range(3):
        beatriz.page.keyboard.press("j")
    beatriz.page.keyboard.press("q")
    asked_too_soon = beatriz.page.locator("#panel details#ask[open]").count()
    beatriz.page.wait_for_function(
        "title => document.querySelector('#panel h2').innerText === title",
        arg=rows.nth(3).inner_text(),
    )

    assert asked_too_soon == 0
    assert beatriz.page.locator("#queue tr.on th a").inner_text() == rows.nth(3).inner_text()
    assert len(panels) == 1
