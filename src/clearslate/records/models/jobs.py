"""What the background work remembers: leases of jobs, and when a turn was last taken."""

from django.db import models
from django.db.models import Q


class JobRow(models.Model):
    """A queued job as we look after it, beside the queue's own row of the same number."""

    job = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=200, blank=True)
    """What it does to what; no second job of a key waits while the first has not begun."""
    waits = models.BooleanField(default=True)
    """Nobody has begun it yet."""
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    renewed_at = models.DateTimeField(null=True, blank=True)
    """When whoever runs it last said so; None while nobody does."""

    class Meta:
        indexes = (models.Index(fields=("renewed_at",)),)
        constraints = (
            models.UniqueConstraint(
                fields=("key",), condition=Q(waits=True) & ~Q(key=""), name="one_waits_for_a_key"
            ),
        )


class TurnRow(models.Model):
    """Work that is done every so often, by whichever worker comes first."""

    name = models.CharField(max_length=40, primary_key=True)
    taken_at = models.DateTimeField()
