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
    production = models.ForeignKey(ProductionRow, null=True, blank=True, on_delete=models.CASCADE)
    """None where it holds for every production of the organisation and below."""
    reference = models.CharField(max_length=80)
    about = models.CharField(max_length=80, blank=True)
    """The reference of the declaration that an approval or waiver is for; empty otherwise."""
    name = models.CharField(max_length=200)
    document = models.TextField()
    digest = models.CharField(max_length=71)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="owns",
    )
    review_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    has_evidence = models.BooleanField(default=False)
    """Whether the document names the digest of a paper: what was signed, or kept terms."""
    reminded_on = models.DateField(null=True, blank=True)
    """The day its owner was last told that it ends or is to be reviewed."""
    told_before = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many days before its end those whose uses stand on it were last told: 90, 60, 30."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="made",
    )
    made_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("production", "kind", "current")),
            # Counted for whoever sees a house and its productions, without opening a record.
            models.Index(fields=("organisation", "kind", "current", "production")),
            models.Index(fields=("kind", "reference", "current")),
            models.Index(fields=("current", "expires_on")),
            # One use reads the registers and its own approvals, not those of all others.
            models.Index(fields=("about", "production", "current")),
            # Lists of a register go by name, and count without opening a document.
            models.Index(
                fields=("kind", "name", "reference", "production", "organisation"),
                condition=models.Q(current=True),
                name="shelf",
            ),
            models.Index(
                fields=("kind", "expires_on"),
                condition=models.Q(current=True),
                name="shelf_ends",
            ),
        )


class StandsOnRow(models.Model):
    """That a declaration reads a record: a tool, a performer's consent, a licence, a pack."""

    declaration = models.ForeignKey(DeclarationRow, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=10)
    reference = models.CharField(max_length=160)

    class Meta:
        indexes = (
            models.Index(fields=("declaration", "kind", "reference")),
            models.Index(fields=("kind", "reference", "declaration")),
        )


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

    production = models.ForeignKey(ProductionRow, null=True, blank=True, on_delete=models.CASCADE)
    """None for the evidence of a record that holds for a whole organisation."""
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    draft = models.ForeignKey("records.DraftRow", null=True, blank=True, on_delete=models.SET_NULL)
    declaration = models.ForeignKey(
        DeclarationRow, null=True, blank=True, on_delete=models.CASCADE
    )
    record = models.ForeignKey(RecordRow, null=True, blank=True, on_delete=models.CASCADE)
    duty = models.CharField(max_length=160, blank=True)
    """What it shows was met: an obligation, `pack/duty`, or a condition, `approval/digest`; empty
    for evidence of the use itself."""
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=71)
    size = models.PositiveBigIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    added_at = models.DateTimeField()


class ConsentRequestRow(models.Model):
    """What a performer or representative is asked, and what they said."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    reference = models.CharField(max_length=40)
    performer = models.CharField(max_length=200)
    signer = models.CharField(max_length=200)
    """Who is asked to sign: the performer, a guardian, an estate, a representative."""
    capacity = models.CharField(max_length=20)
    language = models.CharField(max_length=2, default="en")
    proposed = models.TextField()
    """The consent document as it would be, without signature."""
    asked = models.TextField()
    """The words, pictures and uses that are put beside it, as a document."""
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    text = models.TextField(blank=True)
    """The words as they were shown when the answer was given."""
    text_language = models.CharField(max_length=2, blank=True)
    """In which they were shown; the reader may have chosen another than they were asked in."""
    text_digest = models.CharField(max_length=71, blank=True)
    witness_needed = models.BooleanField(default=False)
    answer = models.CharField(max_length=20, blank=True)
    """`signed` while a witness is awaited, `unsigned` where the signer took that back,
    `unwitnessed` where the witness said no, `consented`, `declined`, `withdrawn`, `taken_back`;
    empty where nobody has answered."""
    witness_reason = models.TextField(blank=True)
    """Why the witness said no, if they said why."""
    signed_name = models.CharField(max_length=200, blank=True)
    signed_capacity = models.CharField(max_length=20, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    witnessed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    """When the answer took effect: signed, and witnessed where a witness was asked for."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    consent = models.CharField(max_length=80, blank=True)
    """The reference of the consent that came of it."""
    declarations = models.ManyToManyField(DeclarationRow, blank=True)
    """The uses that wait for it."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("production", "reference"), name="request_once"),
        )


class ConsentDoorRow(models.Model):
    """A personal link to one request: the signer's or the witness's; only digests are kept."""

    request = models.ForeignKey(ConsentRequestRow, on_delete=models.CASCADE, related_name="doors")
    who = models.CharField(max_length=8)
    """`signer` or `witness`."""
    name = models.CharField(max_length=200)
    email = models.EmailField()
    token_digest = models.CharField(max_length=71, unique=True)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    """When a code first opened it."""
    code_digest = models.CharField(max_length=71, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    code_attempts = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    codes_since = models.DateTimeField(null=True, blank=True)
    """When the hour began in which ``codes_sent`` codes were mailed."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("request", "who"), name="one_door_each"),)


class ConsentLineRow(models.Model):
    """A question that a signer asked about a request, or an answer to it."""

    request = models.ForeignKey(ConsentRequestRow, on_delete=models.CASCADE, related_name="lines")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    """None where the signer speaks, who has no account."""
    name = models.CharField(max_length=200)
    text = models.TextField()
    said_at = models.DateTimeField()
