"""What a production goes by: its code name, which hides its title from those outside."""

from clearslate.records.models import ProductionRow


def code_name_of(number: int) -> str:
    """Return a production's code name; empty where it has none."""
    return ProductionRow.objects.values_list("code_name", flat=True).get(pk=number)


def rename_production(number: int, code_name: str) -> None:
    """Give a production another code name, or none."""
    ProductionRow.objects.filter(pk=number).update(code_name=code_name)
