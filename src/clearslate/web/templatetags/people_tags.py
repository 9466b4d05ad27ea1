"""Tags of the pages about people."""

from django import template

from clearslate.formats.words.pages.people import KINDS
from clearslate.web.accounts import language_now

register = template.Library()


@register.simple_tag
def kind_said(kind: str) -> str:
    """Return what kind of organisation one is, in words."""
    return KINDS[kind].say(language_now()) if kind in KINDS else kind
