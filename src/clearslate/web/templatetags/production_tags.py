"""What the navigation of a production needs beyond what a page gives it."""

from django import template

from clearslate.domain.people import Member
from clearslate.records.productions import ProductionKept
from clearslate.records.slate import Beside, beside_production

register = template.Library()


@register.simple_tag(takes_context=True)
def counted_beside(context: template.Context, production: ProductionKept) -> Beside:
    """Return how many uses and cuts of ``production`` the reader may see."""
    member = context["member"]
    assert isinstance(member, Member), "the navigation of a production is for members"
    return beside_production(member, production.number)
