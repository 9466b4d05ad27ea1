"""What is asked and answered: tasks, decisions, comments, and what files say."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0005_consents"),
    ]

    operations = [
        migrations.CreateModel(
            name="TaskRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "production",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.productionrow",
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.declarationrow",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.organisation",
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("office", models.CharField(blank=True, max_length=24)),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("waits", models.BooleanField(default=False)),
                ("outcome", models.SmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("handed_on", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=[
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
                        ],
                        name="open_tasks",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("assignee__isnull", False), ("closed_at__isnull", True)
                        ),
                        fields=["assignee"],
                        name="assigned_tasks",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True), ("handed_on", True)),
                        fields=["due_on"],
                        name="handed_on_tasks",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at__isnull", False)),
                        fields=["-closed_at"],
                        name="done_tasks",
                    ),
                    models.Index(
                        fields=["declaration", "closed_at"], name="records_tas_declara_652171_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("declaration__isnull", True), ("organisation__isnull", True)
                            ),
                            models.Q(
                                ("declaration__isnull", False), ("organisation__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="task_of_its_house",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="records.declarationrow"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="records.taskrow",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("office", models.CharField(max_length=24)),
                ("decision", models.CharField(max_length=14)),
                ("reason", models.TextField(blank=True)),
                ("approval", models.CharField(blank=True, max_length=80)),
                ("declaration_digest", models.CharField(max_length=71)),
                ("determination_digest", models.CharField(max_length=71)),
                ("sealed", models.TextField(default="")),
                ("said_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["account", "decision", "answered_at"],
                        name="records_dec_account_8e201a_idx",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="records.declarationrow"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("text", models.TextField()),
                ("confidential", models.BooleanField(default=False)),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["declaration", "said_at"], name="records_com_declara_48eae9_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "production",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="records.productionrow"
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.declarationrow",
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("asset", models.CharField(blank=True, max_length=300)),
                ("digest", models.CharField(blank=True, max_length=71)),
                ("origin", models.CharField(max_length=12)),
                ("document", models.TextField()),
                ("discrepancies", models.TextField(default="[]")),
                ("open", models.BooleanField(default=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("decision", models.CharField(blank=True, max_length=14)),
                ("reason", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["production", "open", "-added_at"],
                        name="records_evi_product_0787e9_idx",
                    ),
                    models.Index(
                        fields=["declaration", "open"], name="records_evi_declara_33fdba_idx"
                    ),
                    models.Index(
                        fields=["production", "digest"], name="records_evi_product_4aa4cc_idx"
                    ),
                ],
            },
        ),
    ]
