"""The pages of a personal link in every capacity and state: fit for everyone, in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from tests.browser.desk import Desk
from tests.browser.test_every_page import faults_of

LOOKS = (("dark", "en", 1440), ("light", "fr", 390))
PIM, WITNESS = "Pim Aldermark", "Otto Aldermark-Vane"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Somebody who is asked for Pim: in which capacity, and at which address."""

    name: str
    capacity: str
    mine: str
    """What they say of themselves on the page."""
    witness: bool = False

    @property
    def mail(self) -> str:
        return f"{self.name.split()[0].lower()}.pim@example.org"

    @property
    def witness_mail(self) -> str:
        return f"witness.of.{self.mail}"


GUARDIAN = Asked(
    name="Greta Aldermark",
    capacity="parent or guardian",
    mine=f"I am a parent or guardian of {PIM}",
    witness=True,
)
ESTATE = Asked(
    name="Edda Aldermark", capacity="for the estate", mine=f"I act for the estate of {PIM}"
)
AGENT = Asked(
    name="Rasmus Holt",
    capacity="representative",
    mine=f"I represent {PIM} and may sign for them",
    witness=True,
)
OTHER_AGENT = Asked(
    name="Regine Holt",
    capacity="representative",
    mine=f"I represent {PIM} and may sign for them",
    witness=True,
)


def test_every_page_of_a_personal_link_is_fit_for_everyone(desk: Callable[..., Desk]) -> None:
    jonah, dara, rufus = desk(), desk(), desk()
    jonah.enter("Jonah Pell")
    dara.enter("Dara Okonjo-Reeve")
    rufus.enter("Rufus Belacqua")
    use = declare(jonah)
    for each in (GUARDIAN, ESTATE, AGENT, OTHER_AGENT):
        ask(dara, use, each)

    stories = (refused_by_the_witness, declined, taken_back, witnessed_and_withdrawn)
    faults = [fault for story in stories for fault in story(desk, rufus)]

    for request in range(1, 5):
        faults += looked_at(dara, f"/productions/the-salt-road/requests/CR-{request:04d}")
    assert faults == []


def refused_by_the_witness(desk: Callable[..., Desk], rufus: Desk) -> Iterator[str]:
    """A guardian signs under another name, and their witness says no."""
    who = desk()
    link = rufus.letters_to(GUARDIAN.mail)[0].link
    yield from looked_at(who, link, "the door")
    enter_by_link(who, rufus, GUARDIAN.mail, link, wrong_first=True)
    yield from looked_at(who, "/consent/page", "what a guardian is asked")
    answer(who, GUARDIAN, "Greta Vane", "I agree to this")
    who.is_told_what_is_wrong()
    yield from (f"another name: {each}" for each in faults_of(who, "en", "light"))
    who.tick(f"I am {GUARDIAN.name}, and I sign as Greta Vane")
    who.press("I agree to this")
    yield from looked_at(who, "/consent/page", "waiting for a witness")
    seen = the_witness(desk, rufus, GUARDIAN)
    yield from looked_at(seen, "/consent/page", "what a witness is asked")
    seen.fill("Why, if you want to say", "I was not in the room when it was signed.")
    seen.press("I do not confirm this")
    yield from looked_at(seen, "/consent/page", "a witness who said no")
    yield from looked_at(who, "/consent/page", "not confirmed")


def declined(desk: Callable[..., Desk], rufus: Desk) -> Iterator[str]:
    """An estate asks first, and says no."""
    who = desk()
    enter_by_link(who, rufus, ESTATE.mail, rufus.letters_to(ESTATE.mail)[0].link)
    who.unfold("Your question")
    who.fill("Your question", "Who keeps the model afterwards?")
    who.press("Send the question")
    yield from looked_at(who, "/consent/page", "what an estate is asked, with a question")
    answer(who, ESTATE, ESTATE.name, "I do not agree")
    yield from looked_at(who, "/consent/page", "declined")


def taken_back(desk: Callable[..., Desk], rufus: Desk) -> Iterator[str]:
    """A representative signs, and takes it back before the witness speaks."""
    who = desk()
    enter_by_link(who, rufus, AGENT.mail, rufus.letters_to(AGENT.mail)[0].link)
    yield from looked_at(who, "/consent/page", "what a representative is asked")
    answer(who, AGENT, AGENT.name, "I agree to this")
    seen = the_witness(desk, rufus, AGENT)
    who.press("I take my yes back")
    yield from looked_at(who, "/consent/page", "taken back")
    yield from looked_at(seen, "/consent/page", "a witness of what was taken back")


def witnessed_and_withdrawn(desk: Callable[..., Desk], rufus: Desk) -> Iterator[str]:
    """A representative signs, the witness confirms it, and the consent is withdrawn."""
    who = desk()
    enter_by_link(who, rufus, OTHER_AGENT.mail, rufus.letters_to(OTHER_AGENT.mail)[0].link)
    answer(who, OTHER_AGENT, OTHER_AGENT.name, "I agree to this")
    seen = the_witness(desk, rufus, OTHER_AGENT)
    seen.press(f"I saw {OTHER_AGENT.name} sign")
    yield from looked_at(seen, "/consent/page", "a witness who confirmed")
    yield from looked_at(who, "/consent/page", "consented")
    who.press("Withdraw my consent as of today")
    yield from looked_at(who, "/consent/page", "withdrawn")


def looked_at(who: Desk, path: str, what: str = "") -> Iterator[str]:
    """Open a page in each look, say what is wrong there, and leave it open in English."""
    for theme, language, width in LOOKS:
        speak(who, language, theme)
        who.page.set_viewport_size({"width": width, "height": 900})
        who.go(path)
        for fault in faults_of(who, language, theme):
            yield f"{what or path}, {theme} {language} {width}: {fault}"
    speak(who, "en", "light")
    who.go(path)


def speak(who: Desk, language: str, theme: str) -> None:
    """Choose a language and a theme, for the pages that follow."""
    cookies = {"clearslate_theme": theme, "clearslate_language": language}
    who.page.context.add_cookies(
        [{"name": name, "value": value, "url": who.address} for name, value in cookies.items()]
    )


def declare(who: Desk) -> str:
    """Declare a use of somebody of whom it is not known whether they are a minor."""
    who.go("/productions/the-salt-road/uses/SR-0021")
    who.follow("Copy for another use")
    who.press("Begin a new use from it")
    who.fill("The use, in a few words", "Pim at the well")
    who.press("Continue")
    who.follow("Who it is answered")
    who.fill("Person 1", PIM)
    who.press("Continue")
    draft = who.path.rpartition("/")[0]
    who.go(f"{draft}/person-1")
    minor = who.page.locator("fieldset.choices", has_text="Is the person a minor")
    minor.locator("label.choice").last.click()
    who.press("Continue")
    who.go(f"{draft}/check")
    who.press("Declare")
    return who.path


def ask(who: Desk, use: str, asked: Asked) -> None:
    """Ask somebody for Pim's consent, with a witness where one is wanted."""
    who.go(f"{use}/people/0/consent")
    who.fill("Name of who signs", asked.name)
    who.select("In which capacity", asked.capacity)
    who.fill("Mail address", asked.mail)
    who.fill("In your own words: what, and why", "Pim as a boy, at the well. Two shots.")
    if asked.witness:
        who.fill("Name of the witness", WITNESS)
        who.fill("Mail address of the witness", asked.witness_mail)
    who.press("See it as they will")
    who.press(f"Send the link to {asked.mail}")
    assert f"Waiting for {asked.name}" in who.text


def enter_by_link(
    who: Desk, rufus: Desk, mail: str, link: str, *, wrong_first: bool = False
) -> None:
    """Open a personal link, with the code that it mails."""
    who.go(link)
    who.press("Mail me a code")
    if wrong_first:
        who.fill("The code, six digits", "000000")
        who.press("Go on")
        who.is_told_what_is_wrong()
        assert who.axe() == []
    who.fill("The code, six digits", rufus.letters_to(mail)[0].code)
    who.press("Go on")


def the_witness(desk: Callable[..., Desk], rufus: Desk, asked: Asked) -> Desk:
    """Sit down as the witness whom a signature waits for."""
    seen = desk()
    enter_by_link(seen, rufus, asked.witness_mail, rufus.letters_to(asked.witness_mail)[0].link)
    return seen


def answer(who: Desk, asked: Asked, name: str, button: str) -> None:
    """Type a name and choose a capacity, and answer."""
    who.go("/consent/page")
    who.fill("Your full name", name)
    who.tick(asked.mine)
    who.press(button)


def test_a_link_from_where_too_many_were_tried_says_how_long_to_wait(
    desk: Callable[..., Desk],
) -> None:
    # Shown as it is made: to be stopped in earnest would stop every other story's links.
    who, faults = desk(), []
    for theme, language, width in LOOKS:
        page = stopped_page(theme, language)
        who.page.route("**/consent/tried", lambda route, _, page=page: route.fulfill(body=page))
        who.page.set_viewport_size({"width": width, "height": 900})
        who.go("/consent/tried")
        faults += [f"{theme} {language} {width}: {f}" for f in faults_of(who, language, theme)]
        who.page.unroute("**/consent/tried")

    assert faults == []


def stopped_page(theme: str, language: str) -> str:
    """Return what somebody reads who is stopped."""
    request = RequestFactory().get("/consent/tried")
    request.COOKIES["clearslate_theme"] = theme
    with translation.override(language):
        return render_to_string("consent/too_often.html", {}, request)
