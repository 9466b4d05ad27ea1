"""What people are asked, what they said, and the conversation around it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from clearslate.records.models.people import Organisation
from clearslate.records.models.work import DeclarationRow, ProductionRow


class TaskRow(models.Model):
    """Something that a role, or one person, is asked to do."""

    production = models.ForeignKey(ProductionRow, on_delete=models.CASCADE, db_index=False)
    declaration = models.ForeignKey(
        DeclarationRow, null=True, blank=True, on_delete=models.CASCADE, db_index=False
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, db_index=False
    )
    """That of the declaration, so that lists know who may see a task without opening it."""
    kind = models.CharField(max_length=16)
    """`review`, `change`, `evidence`, `difference`, `notice`, `override` or `register`."""
    office = models.CharField(max_length=24, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
    )
    """One person; None where whoever holds the office may take it."""
    note = models.TextField(blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    """Tasks of a higher place wait until those below are done."""
    waits = models.BooleanField(default=False)
    outcome = models.SmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Who did it; None where there was nothing left to do."""
    reminded_at = models.DateTimeField(null=True, blank=True)
    handed_on = models.BooleanField(default=False)
    """Passed to the next in line because its day went by."""

    class Meta:
        indexes = (
            # Few of all tasks are open, and every page counts somebody's among them: all that
            # is asked of an open task stands here.
            models.Index(
                fields=(
                    "office",
                    "production",
                    "organisation",
                    "assignee",
                    "kind",
                    "waits",
                    "outcome",
                    "due_on",
                    "opened_at",
                    "declaration",
                    "closed_at",
                ),
                condition=Q(closed_at__isnull=True),
                name="open_tasks",
            ),
            # Fewer still are one person's: this is what lets SQLite look at each arm of an *or*
            # by its own index, where it would go through all that is open.
            models.Index(
                fields=("assignee",),
                condition=Q(closed_at__isnull=True, assignee__isnull=False),
                name="assigned_tasks",
            ),
            models.Index(
                fields=("due_on",),
                condition=Q(closed_at__isnull=True, handed_on=True),
                name="handed_on_tasks",
            ),
            models.Index(
                fields=("-closed_at",), condition=Q(closed_at__isnull=False), name="done_tasks"
            ),
            models.Index(fields=("declaration", "closed_at")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(declaration__isnull=True, organisation__isnull=True)
                | Q(declaration__isnull=False, organisation__isnull=False),
                name="task_of_its_house",
            ),
        )


class DecisionRow(models.Model):
    """What a reviewer said of one determination; a yes also has its approval document."""

    declaration = models.ForeignKey(DeclarationRow, on_delete=models.CASCADE)
    task = models.ForeignKey(TaskRow, null=True, blank=True, on_delete=models.SET_NULL)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    office = models.CharField(max_length=24)
    decision = models.CharField(max_length=14)
    reason = models.TextField(blank=True)
    approval = models.CharField(max_length=80, blank=True)
    """The reference of the approval, where the decision is a yes."""
    declaration_digest = models.CharField(max_length=71)
    determination_digest = models.CharField(max_length=71)
    sealed = models.TextField(default="")
    """What the determination's digest covers, to show later what has changed since."""
    said_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    """When a change that was asked for was made or taken back."""

    class Meta:
        indexes = (models.Index(fields=("account", "decision", "answered_at")),)


class CommentRow(models.Model):
    """A line of the conversation about a use; confidential ones are the reviewers' own."""

    declaration = models.ForeignKey(DeclarationRow, on_delete=models.CASCADE)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    text = models.TextField()
    confidential = models.BooleanField(default=False)
    said_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("declaration", "said_at")),)
