"""Consents that people are asked for by a link of their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0004_registers"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentRequestRow",
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
                ("reference", models.CharField(max_length=40)),
                ("performer", models.CharField(max_length=200)),
                ("signer", models.CharField(max_length=200)),
                ("capacity", models.CharField(max_length=20)),
                ("language", models.CharField(default="en", max_length=2)),
                ("proposed", models.TextField()),
                ("asked", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("text", models.TextField(blank=True)),
                ("text_language", models.CharField(blank=True, max_length=2)),
                ("text_digest", models.CharField(blank=True, max_length=71)),
                ("witness_needed", models.BooleanField(default=False)),
                ("answer", models.CharField(blank=True, max_length=20)),
                ("witness_reason", models.TextField(blank=True)),
                ("signed_name", models.CharField(blank=True, max_length=200)),
                ("signed_capacity", models.CharField(blank=True, max_length=20)),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("witnessed_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("consent", models.CharField(blank=True, max_length=80)),
                ("declarations", models.ManyToManyField(blank=True, to="records.declarationrow")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("production", "reference"), name="request_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentDoorRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doors",
                        to="records.consentrequestrow",
                    ),
                ),
                ("who", models.CharField(max_length=8)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(max_length=254)),
                ("token_digest", models.CharField(max_length=71, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("code_digest", models.CharField(blank=True, max_length=71)),
                ("code_expires_at", models.DateTimeField(blank=True, null=True)),
                ("code_attempts", models.PositiveSmallIntegerField(default=0)),
                ("codes_sent", models.PositiveSmallIntegerField(default=0)),
                ("codes_since", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "who"), name="one_door_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentLineRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="records.consentrequestrow",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("said_at", models.DateTimeField()),
            ],
        ),
    ]
