"""The registers: tools, consents, licences, approvals, waivers, assets, and files as evidence."""

from django.conf import settings
from django.db import models

from clearslate.records.models.people import Organisation
from clearslate.records.models.work import DeclarationRow, ProductionRow


class RecordRow(models.Model):
    """One record of a register, at one version; what is changed is superseded."""

    kind = models.CharField(max_length=10)
    """`tool`, `consent`, `licence`, `approval` or `waiver`."""
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    production = models.ForeignKey(
        ProductionRow, null=True, blank=True, on_delete=models.CASCADE
    )
    """None where it holds for every production of the organisation and below."""
    reference = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    document = models.TextField()
    digest = models.CharField(max_length=71)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="owns",
    )
    review_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="made",
    )
    made_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("production", "kind", "current")),
            models.Index(fields=("organisation", "kind", "current")),
            models.Index(fields=("kind", "reference", "current")),
            models.Index(fields=("current", "expires_on")),
        )


class StandsOnRow(models.Model):
    """That a declaration reads a record: a tool, a performer's consent, a licence, a pack."""

    declaration = models.ForeignKey(DeclarationRow, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)
    reference = models.CharField(max_length=160)

    class Meta:
        indexes = (models.Index(fields=("kind", "reference")),)


class AssetRow(models.Model):
    """One generated asset."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    name = models.CharField(max_length=300)
    declaration = models.ForeignKey(
        DeclarationRow, null=True, blank=True, on_delete=models.SET_NULL
    )
    state = models.CharField(max_length=10, blank=True)
    document = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("production", "name")),)


class FileRow(models.Model):
    """A file that somebody attached; its bytes lie under their digest, outside the web root."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    draft = models.ForeignKey(
        "records.DraftRow", null=True, blank=True, on_delete=models.SET_NULL
    )
    declaration = models.ForeignKey(
        DeclarationRow, null=True, blank=True, on_delete=models.CASCADE
    )
    record = models.ForeignKey(RecordRow, null=True, blank=True, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=71)
    size = models.PositiveBigIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    added_at = models.DateTimeField()


class ConsentRequestRow(models.Model):
    """What a performer or representative is asked, by a personal link, and what they said."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    reference = models.CharField(max_length=40)
    performer = models.CharField(max_length=200)
    asked_of = models.CharField(max_length=200)
    """Who signs: the performer, a guardian, an estate, a representative."""
    capacity = models.CharField(max_length=20)
    email = models.EmailField()
    language = models.CharField(max_length=2, default="en")
    proposed = models.TextField()
    """The consent document as it would be, without signature."""
    text = models.TextField(blank=True)
    """The words as they were shown when the answer was given."""
    text_digest = models.CharField(max_length=71, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    token_digest = models.CharField(max_length=71, unique=True)
    token_expires_at = models.DateTimeField()
    code_digest = models.CharField(max_length=71, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    code_attempts = models.PositiveSmallIntegerField(default=0)
    witness_needed = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, blank=True)
    """`consented`, `declined`, `withdrawn`; empty where nobody has answered."""
    signed_name = models.CharField(max_length=200, blank=True)
    witness_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    consent = models.CharField(max_length=80, blank=True)
    """The reference of the consent that came of it."""
    declarations = models.ManyToManyField(DeclarationRow, blank=True)
    """The uses that wait for it."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("production", "reference"), name="request_once"),
        )
