"""The tag that a form uses to ask for the second factor."""

from django import template

from clearslate.web.second_factor import Factors, factors

register = template.Library()


@register.simple_tag(takes_context=True)
def second_factors(context: template.Context) -> Factors:
    """Return what whoever reads the page can confirm by."""
    return factors(context["request"])
