"""What is worked on: productions, declared uses, drafts of them, and cuts."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0001_organisations_and_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProductionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handle", models.SlugField(max_length=80, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.organisation"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("code_name", models.CharField(blank=True, max_length=200)),
                ("prefix", models.CharField(max_length=8)),
                ("last_number", models.PositiveIntegerField(default=0)),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=71)),
                ("time_zone", models.CharField(default="UTC", max_length=64)),
                ("delivery_on", models.DateField(blank=True, null=True)),
                ("rules_digest", models.CharField(blank=True, max_length=71)),
                ("archived", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="DeclarationRow",
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
                        on_delete=django.db.models.deletion.PROTECT, to="records.productionrow"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.organisation"
                    ),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declared",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answerable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers_for",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reference", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=71)),
                ("outcome", models.SmallIntegerField()),
                ("certain", models.SmallIntegerField()),
                ("could_reach", models.SmallIntegerField()),
                ("progress", models.CharField(max_length=14)),
                ("determination", models.TextField()),
                ("determination_digest", models.CharField(max_length=71)),
                ("needed_on", models.DateField(blank=True, null=True)),
                ("declared_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.declarationrow",
                    ),
                ),
                ("draft", models.PositiveBigIntegerField(blank=True, null=True, unique=True)),
                ("current", models.BooleanField(default=True)),
                ("overridden", models.BooleanField(default=False)),
                (
                    "called",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Lower(
                            django.db.models.functions.text.Concat(
                                "reference", models.Value(" "), "title"
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["production", "current", "-outcome", "-changed_at"],
                        name="records_dec_product_070fb8_idx",
                    ),
                    models.Index(
                        fields=["production", "progress"], name="records_dec_product_fabec3_idx"
                    ),
                    models.Index(
                        fields=["current", "progress", "-changed_at"],
                        name="records_dec_current_9d9787_idx",
                    ),
                    models.Index(
                        fields=["organisation", "current", "-changed_at"],
                        name="records_dec_organis_15b424_idx",
                    ),
                    models.Index(
                        condition=models.Q(("current", True)),
                        fields=[
                            "production",
                            "progress",
                            "outcome",
                            "overridden",
                            "organisation",
                        ],
                        name="slate_counts",
                    ),
                    models.Index(
                        fields=["production", "settled_at", "organisation", "declared_at"],
                        name="slate_times",
                    ),
                    models.Index(fields=["production", "organisation"], name="reached"),
                    models.Index(
                        condition=models.Q(("current", True)),
                        fields=["-outcome", "-changed_at", "production", "organisation"],
                        name="riskiest",
                    ),
                    models.Index(
                        condition=models.Q(("current", True)),
                        fields=["production", "organisation", "called"],
                        name="search_uses",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("production", "reference"), name="reference_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftRow",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.organisation"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("document", models.TextField()),
                (
                    "answerable",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("passed", models.TextField(default="[]")),
                ("supersedes", models.CharField(blank=True, max_length=80)),
                ("needed_on", models.DateField(blank=True, null=True)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CutRow",
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
                ("name", models.CharField(max_length=120)),
                ("version", models.CharField(max_length=40)),
                ("rate", models.CharField(blank=True, max_length=20)),
                ("start", models.CharField(blank=True, max_length=14)),
                ("locked_on", models.DateField(blank=True, null=True)),
                ("file_name", models.CharField(max_length=200)),
                ("file_digest", models.CharField(max_length=71)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("verdict", models.CharField(blank=True, max_length=10)),
                ("holds", models.PositiveIntegerField(default=0)),
                ("not_checked", models.PositiveIntegerField(default=0)),
                ("events", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("production", "name", "version"), name="cut_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CutCheckRow",
            fields=[
                (
                    "cut",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="records.cutrow",
                    ),
                ),
                ("stamp", models.TextField(blank=True)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("on", models.DateField(blank=True, null=True)),
                ("clearance", models.TextField(blank=True)),
                ("pages", models.TextField(default="{}")),
                ("fault", models.TextField(default="{}")),
                ("stage", models.CharField(blank=True, max_length=10)),
                ("stage_stamp", models.TextField(blank=True)),
                ("stage_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
    ]
