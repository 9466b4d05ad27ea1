"""Tags that say entries of the audit log."""

from django import template

from clearslate.formats.words.pages.audit import ACTS
from clearslate.web.accounts import language_now

register = template.Library()


@register.simple_tag
def act_said(act: str) -> str:
    """Return what an act is called."""
    return ACTS[act].say(language_now()) if act in ACTS else act.replace("_", " ")


@register.simple_tag
def who_said(actor: str) -> str:
    """Return the name of an actor without the mail address."""
    return actor.partition(" <")[0]


@register.simple_tag
def fault_said(fault: str) -> str:
    """Return what is wrong with the log."""
    from clearslate.formats.words.pages.audit import FAULTS

    return FAULTS[fault].say(language_now())
