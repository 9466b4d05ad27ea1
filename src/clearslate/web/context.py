"""What every page is given: its words, its language and theme, who asks, and where one may go."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from clearslate.domain.people import Act, Member
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.pages import frame
from clearslate.records.members import stands_in_for
from clearslate.records.remembering import remembered
from clearslate.records.tasks import tasks_for
from clearslate.web.entry import now


def language_of(request: HttpRequest) -> Language:
    """Return the language in which a request is answered."""
    return Language.FRENCH if (get_language() or "en").startswith("fr") else Language.ENGLISH


class Words:
    """The phrases of one module of ``formats.words.pages``, said in one language.

    What was said once is kept as an attribute, so that templates find it at once.
    """

    def __init__(self, module: ModuleType, language: Language) -> None:
        self.__module, self.__language = module, language

    def __getattr__(self, name: str) -> Any:
        phrase = getattr(self.__module, name.upper(), None)
        if phrase is None:
            raise AttributeError(name)
        if isinstance(phrase, Phrase):
            said: Any = phrase.say(self.__language)
        else:
            said = {key: each.say(self.__language) for key, each in phrase.items()}
        setattr(self, name, said)
        return said


class Wordbook:
    """All words of pages: ``w.tasks.title`` is `TITLE` of ``words/pages/tasks.py``."""

    def __init__(self, language: Language) -> None:
        self.__language = language

    def __getattr__(self, name: str) -> Words:
        if name.startswith("_"):
            raise AttributeError(name)
        words = Words(import_module(f"clearslate.formats.words.pages.{name}"), self.__language)
        setattr(self, name, words)
        return words


_WORDS = {language: Wordbook(language) for language in Language}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of the navigation that stands on every page."""

    name: str
    address: str
    here: bool
    count: int | None = None
    """None where nothing is counted."""


_PLACES = (
    ("tasks", frame.TASKS, None),
    ("slate", frame.SLATE, None),
    ("productions", frame.PRODUCTIONS, None),
    ("registers", frame.REGISTERS, None),
    ("guidance", frame.GUIDANCE, None),
    ("people", frame.PEOPLE, Act.MANAGE_PEOPLE),
    ("audit", frame.AUDIT, Act.READ_AUDIT),
)
"""Names of addresses, what they are called, and what one must be allowed to go there."""


def places_for(request: HttpRequest, member: Member, language: Language) -> list[Place]:
    """Return where a member may go, with how many tasks wait for them."""
    day = now().date()
    waiting = remembered("tasks", (member, day), lambda: _waiting(member, day))
    found = []
    for name, phrase, act in _PLACES:
        if act is None or member.may_anywhere(act):
            try:
                address = reverse(name)
            except NoReverseMatch:
                # What this service does not have is not offered.
                continue
            found.append(
                Place(
                    name=phrase.say(language),
                    address=address,
                    here=_is_here(request.path, address),
                    count=waiting if name == "tasks" else None,
                )
            )
    return found


def _waiting(member: Member, day: date) -> int:
    return tasks_for(member, stands_in_for(member, day), most=0)[1]


def _is_here(path: str, address: str) -> bool:
    return path == address or path.startswith(f"{address}/")


def page(request: HttpRequest) -> dict[str, object]:
    """Return the context of every page."""
    language = language_of(request)
    member = getattr(request, "member", None)
    theme = request.COOKIES.get("clearslate_theme") or (member.theme if member else "dark")
    return {
        "w": _WORDS[language],
        "language": language.value,
        "theme": theme if theme in ("dark", "light") else "dark",
        "member": member,
        # Asked for by the frame of a whole page, and by no part of one.
        "places": partial(places_for, request, member, language) if member else [],
        "demo": settings.DEMO,
    }
