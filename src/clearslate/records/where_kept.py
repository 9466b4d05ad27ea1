"""Where the records that a use stands on are kept, so that its page can lead there."""

from collections.abc import Mapping

from django.db.models import Q

from clearslate.records.models import RecordRow
from clearslate.records.remembering import until_logged


@until_logged()
def where_kept(
    production: int, path: str, wanted: frozenset[tuple[str, str]]
) -> Mapping[tuple[str, str], str]:
    """Return, by kind and reference, the handle under which a record stands; ``-`` for a house's.

    ``path`` is the production's; what nobody keeps is not among them.
    """
    references = {reference for _, reference in wanted}
    above = [int(part) for part in path.strip("/").split("/")]
    rows = RecordRow.objects.filter(
        Q(production=production) | Q(production=None, organisation__in=above),
        current=True,
        reference__in=references,
    )
    found = rows.values_list("kind", "reference", "production__handle")
    return {(kind, reference): handle or "-" for kind, reference, handle in found}
