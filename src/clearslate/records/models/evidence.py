"""What files say of their own making, as it was read where they lie."""

from django.conf import settings
from django.db import models

from clearslate.records.models.work import DeclarationRow, ProductionRow


class EvidenceRow(models.Model):
    """What one file, or one sequence, says; and what a person made of where it differs."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    declaration = models.ForeignKey(
        DeclarationRow, null=True, blank=True, on_delete=models.CASCADE
    )
    """None where no declaration is known for the file."""
    name = models.CharField(max_length=300)
    """Of the file, or of the sequence, without its folders."""
    asset = models.CharField(max_length=300, blank=True)
    """The asset of the register that it is; empty where none is known."""
    digest = models.CharField(max_length=71, blank=True)
    """Empty where the file was not read to its end."""
    origin = models.CharField(max_length=12)
    document = models.TextField()
    """The inspection as canonical JSON."""
    discrepancies = models.TextField(default="[]")
    """As JSON; an empty list where nothing differs or nothing can be said."""
    open = models.BooleanField(default=False)
    """Something differs that nobody has answered."""
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    decision = models.CharField(max_length=14, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("production", "open", "-added_at")),
            models.Index(fields=("declaration", "open")),
            models.Index(fields=("production", "digest")),
        )
