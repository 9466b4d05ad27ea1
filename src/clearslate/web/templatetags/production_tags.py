"""What the navigation of a production needs beyond what a page gives it."""

from importlib import import_module

from django import template
from django.urls import reverse

from clearslate.domain.people import Member
from clearslate.formats.phrase import Language, Phrase
from clearslate.records.beside import Beside, beside_production
from clearslate.records.endings import EndingRecord
from clearslate.records.productions import ProductionKept
from clearslate.records.registers import RecordKept

register = template.Library()


@register.simple_tag(takes_context=True)
def counted_beside(context: template.Context, production: ProductionKept) -> Beside:
    """Return how many uses and cuts of ``production`` the reader may see."""
    member = context["member"]
    assert isinstance(member, Member), "the navigation of a production is for members"
    return beside_production(member, production.number)


@register.simple_tag
def record_address(record: EndingRecord | RecordKept) -> str:
    """Return the address of a record of a register."""
    return reverse("record", args=[record.kind, record.handle or "-", record.reference])


@register.simple_tag(takes_context=True)
def worded(context: template.Context, module: str, table: str, key: str) -> str:
    """Return the phrase under ``key`` of a table of phrases: a word that rows choose."""
    phrases = getattr(import_module(f"clearslate.formats.words.pages.{module}"), table)
    phrase: Phrase = phrases[str(key)]
    return phrase.say(Language(str(context.get("language", "en"))))


@register.simple_tag(takes_context=True)
def production_name(context: template.Context, number: int) -> str:
    """Return what the reader may call a production in a list of many."""
    names: dict[int, str] = context["names"]
    return names.get(number, "")


@register.simple_tag(takes_context=True)
def production_called(context: template.Context, handle: str) -> str:
    """Return what the reader may call the production of a handle."""
    names: dict[str, str] = context["by_handle"]
    return names.get(handle, "")
