"""What uses stand on: records, assets and files."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0003_offices_and_invitations"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.organisation"
                    ),
                ),
                (
                    "production",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.productionrow",
                    ),
                ),
                ("reference", models.CharField(max_length=80)),
                ("about", models.CharField(blank=True, max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=71)),
                ("version", models.PositiveIntegerField(default=1)),
                ("current", models.BooleanField(default=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="owns",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("review_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("has_evidence", models.BooleanField(default=False)),
                ("reminded_on", models.DateField(blank=True, null=True)),
                ("told_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["production", "kind", "current"],
                        name="records_rec_product_a32cf0_idx",
                    ),
                    models.Index(
                        fields=["organisation", "kind", "current", "production"],
                        name="records_rec_organis_961935_idx",
                    ),
                    models.Index(
                        fields=["kind", "reference", "current"], name="records_rec_kind_92f950_idx"
                    ),
                    models.Index(
                        fields=["current", "expires_on"], name="records_rec_current_7c929b_idx"
                    ),
                    models.Index(
                        fields=["about", "production", "current"],
                        name="records_rec_about_fc84aa_idx",
                    ),
                    models.Index(
                        condition=models.Q(("current", True)),
                        fields=["kind", "name", "reference", "production", "organisation"],
                        name="shelf",
                    ),
                    models.Index(
                        condition=models.Q(("current", True)),
                        fields=["kind", "expires_on"],
                        name="shelf_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandsOnRow",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.declarationrow",
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("reference", models.CharField(max_length=160)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["declaration", "kind", "reference"],
                        name="records_sta_declara_20308a_idx",
                    ),
                    models.Index(
                        fields=["kind", "reference", "declaration"],
                        name="records_sta_kind_fc2aa4_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetRow",
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
                ("name", models.CharField(max_length=300)),
                (
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="records.declarationrow",
                    ),
                ),
                ("state", models.CharField(blank=True, max_length=10)),
                ("document", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["production", "name"], name="records_ass_product_1060be_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FileRow",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.productionrow",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.organisation"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="records.draftrow",
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
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.recordrow",
                    ),
                ),
                ("duty", models.CharField(blank=True, max_length=160)),
                ("name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=71)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
            ],
        ),
    ]
