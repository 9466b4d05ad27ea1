"""Who holds which offices in a production, by name: read at once for a whole page."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from clearslate.domain.people import Office
from clearslate.records.models import Membership
from clearslate.records.remembering import until_logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who holds an office."""

    number: int
    name: str
    organisation: str
    path: str
    """Where their organisation stands in the tree."""


@until_logged()
def holders_by_office(
    production: int, above: str, path: str
) -> Mapping[Office, tuple[Holder, ...]]:
    """Return, by office, those who hold it in a production and see what lies at ``path``.

    ``above`` is where the production's own organisation stands in the tree.
    """
    held = Membership.objects.filter(
        Q(production=production) | Q(production=None), account__is_active=True
    ).order_by("account__name", "account")
    found: dict[Office, dict[int, Holder]] = defaultdict(dict)
    for office, within, number, name, house, reach in held.values_list(
        "office",
        "production",
        "account",
        "account__name",
        "account__organisation__name",
        "account__organisation__path",
    ):
        everywhere = within is None and above.startswith(reach)
        if (within is not None or everywhere) and path.startswith(reach):
            holder = Holder(number=number, name=name, organisation=house, path=reach)
            found[Office(office)][number] = holder
    return {office: tuple(holders.values()) for office, holders in found.items()}
