"""What every page is given: its words, its language and theme, who asks, and where one may go."""

from importlib import import_module
from types import ModuleType
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from clearslate.formats.phrase import Language, Phrase


def language_of(request: HttpRequest) -> Language:
    """Return the language in which a request is answered."""
    return Language.FRENCH if (get_language() or "en").startswith("fr") else Language.ENGLISH


class Words:
    """The phrases of one module of ``formats.words.pages``, said in one language."""

    def __init__(self, module: ModuleType, language: Language) -> None:
        self._module, self._language = module, language

    def __getattr__(self, name: str) -> Any:
        phrase = getattr(self._module, name.upper())
        if isinstance(phrase, Phrase):
            return phrase.say(self._language)
        return {key: each.say(self._language) for key, each in phrase.items()}


class Wordbook:
    """All words of pages: ``w.tasks.title`` is `TITLE` of ``words/pages/tasks.py``."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __getattr__(self, name: str) -> Words:
        return Words(import_module(f"clearslate.formats.words.pages.{name}"), self._language)


def page(request: HttpRequest) -> dict[str, object]:
    """Return the context of every page."""
    language = language_of(request)
    member = getattr(request, "member", None)
    theme = request.COOKIES.get("clearslate_theme") or (member.theme if member else "dark")
    return {
        "w": Wordbook(language),
        "language": language.value,
        "theme": theme if theme in ("dark", "light") else "dark",
        "member": member,
        "demo": settings.DEMO,
    }
