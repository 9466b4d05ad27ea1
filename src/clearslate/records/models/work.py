"""Productions, what is declared in them, and their cuts."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Concat, Lower

from clearslate.records.models.people import Organisation


class ProductionRow(models.Model):
    """A production: its document, and what it goes by."""

    handle = models.SlugField(max_length=80, unique=True)
    """In addresses; made from the code name where there is one."""
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    title = models.CharField(max_length=200)
    code_name = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=8)
    """Begins the references of its declarations: `SR` of `SR-0021`."""
    last_number = models.PositiveIntegerField(default=0)
    document = models.TextField()
    digest = models.CharField(max_length=71)
    time_zone = models.CharField(max_length=64, default="UTC")
    delivery_on = models.DateField(null=True, blank=True)
    rules_digest = models.CharField(max_length=71, blank=True)
    """The packs that its declarations were last determined under."""
    archived = models.BooleanField(default=False)


class DeclarationRow(models.Model):
    """One declared use, its determination and where it stands."""

    production = models.ForeignKey(ProductionRow, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    declarant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="declared"
    )
    answerable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="answers_for"
    )
    """Who answers for the AI element by name."""
    reference = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    document = models.TextField()
    digest = models.CharField(max_length=71)
    outcome = models.SmallIntegerField()
    certain = models.SmallIntegerField()
    could_reach = models.SmallIntegerField()
    progress = models.CharField(max_length=14)
    determination = models.TextField()
    """What was determined, as `check --json` prints it, in English."""
    determination_digest = models.CharField(max_length=71)
    needed_on = models.DateField(null=True, blank=True)
    declared_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    """When it could first go ahead, not counting an override; None where it never could."""
    changed_at = models.DateTimeField()
    supersedes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    draft = models.PositiveBigIntegerField(null=True, blank=True, unique=True)
    """The draft that it was declared from, which is no more; none where it was imported."""
    current = models.BooleanField(default=True)
    overridden = models.BooleanField(default=False)
    """Goes ahead by an administrator's emergency override."""
    called = models.GeneratedField(
        expression=Lower(Concat("reference", models.Value(" "), "title")),
        output_field=models.TextField(),
        db_persist=True,
    )
    """What search looks through."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("production", "reference"), name="reference_once"),
        )
        indexes = (
            models.Index(fields=("production", "current", "-outcome", "-changed_at")),
            models.Index(fields=("production", "progress")),
            models.Index(fields=("current", "progress", "-changed_at")),
            models.Index(fields=("organisation", "current", "-changed_at")),
            # The slate counts and times everything, lists begin with what is riskiest, and
            # search reads every title: from these, without opening a document.
            models.Index(
                fields=("production", "progress", "outcome", "overridden", "organisation"),
                condition=models.Q(current=True),
                name="slate_counts",
            ),
            models.Index(
                fields=("production", "settled_at", "organisation", "declared_at"),
                name="slate_times",
            ),
            models.Index(fields=("production", "organisation"), name="reached"),
            models.Index(
                fields=("-outcome", "-changed_at", "production", "organisation"),
                condition=models.Q(current=True),
                name="riskiest",
            ),
            models.Index(
                fields=("production", "organisation", "called"),
                condition=models.Q(current=True),
                name="search_uses",
            ),
        )


class DraftRow(models.Model):
    """A declaration that is being written; kept at every answer."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    document = models.TextField()
    """A declaration document without a reference."""
    answerable = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    passed = models.TextField(default="[]")
    """Pages that were left empty on purpose, as JSON, so that they are not offered again."""
    supersedes = models.CharField(max_length=80, blank=True)
    needed_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()


class CutRow(models.Model):
    """One version of the edit, and what its last check found."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    version = models.CharField(max_length=40)
    rate = models.CharField(max_length=20, blank=True)
    start = models.CharField(max_length=14, blank=True)
    locked_on = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=71)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=10, blank=True)
    holds = models.PositiveIntegerField(default=0)
    not_checked = models.PositiveIntegerField(default=0)
    events = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("production", "name", "version"), name="cut_version_once"
            ),
        )


class CutCheckRow(models.Model):
    """The last check of a cut as it is shown, and how far the next one is."""

    cut = models.OneToOneField(CutRow, primary_key=True, on_delete=models.CASCADE)
    stamp = models.TextField(blank=True)
    """What the check was made from, so that a change of any of it is seen."""
    checked_at = models.DateTimeField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)
    clearance = models.TextField(blank=True)
    """As ``clear --json`` prints it, in English."""
    pages = models.TextField(default="{}")
    """The picture and tables as markup, by language, as JSON."""
    fault = models.TextField(default="{}")
    """Why the file could not be read, by language, as JSON."""
    stage = models.CharField(max_length=10, blank=True)
    """How far the worker is with a check; empty while none is under way."""
    stage_stamp = models.TextField(blank=True)
    stage_at = models.DateTimeField(null=True, blank=True)
