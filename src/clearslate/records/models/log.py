"""The audit log, its checkpoints, and the mail that waits to be sent."""

from django.db import models


class LogRow(models.Model):
    """One entry of the log: appended in the transaction of the change it tells of."""

    index = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=160, db_index=True)
    """What it is about: `declaration the-salt-road SR-0021`."""
    production = models.BigIntegerField(null=True, blank=True)
    organisation = models.BigIntegerField(null=True, blank=True)
    confidential = models.BooleanField(default=False)
    entry = models.TextField()
    """The entry as canonical JSON, whose bytes are hashed."""
    leaf = models.BinaryField(max_length=32)

    class Meta:
        indexes = (
            models.Index(fields=("production", "organisation", "confidential", "-index")),
            # What was last said of each production tells what of it is remembered rightly.
            models.Index(fields=("production", "-index")),
            models.Index(fields=("actor", "-index")),
            models.Index(fields=("act", "-index", "confidential")),
            models.Index(fields=("at",)),
        )


class CheckpointRow(models.Model):
    """The size and root of the log at a time, signed."""

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    peaks = models.BinaryField(default=b"")
    """The roots of the whole subtrees, 32 bytes each, to go on from."""
    at = models.DateTimeField()
    note = models.TextField()
    """The signed note, as it can be kept elsewhere."""


class MailRow(models.Model):
    """A letter that was written with a change, to be sent after it."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    """When to try again, after a try that failed."""
    fault = models.CharField(max_length=300, blank=True)
    fleeting = models.BooleanField(default=False)
    """Holds a personal link or a code: its text is not kept once it went out."""

    class Meta:
        indexes = (models.Index(fields=("sent_at", "attempts")),)
