import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("records", "0003_registers_and_consents")]
    operations = [
        migrations.AddField("account", "sessions_round", models.PositiveIntegerField(default=0)),
        migrations.AddField(
            "invitation", "language", models.CharField(max_length=2, default="en")
        ),
        migrations.AddField(
            "invitation",
            "invited_at",
            models.DateTimeField(default=timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            "invitation", "withdrawn_at", models.DateTimeField(null=True, blank=True)
        ),
        migrations.AlterField(
            "invitation",
            "invited_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("mailrow", "not_before", models.DateTimeField(null=True, blank=True)),
        migrations.AddIndex(
            "mailrow",
            models.Index(fields=["sent_at", "attempts"], name="records_mai_sent_at_834656_idx"),
        ),
        migrations.AlterField(
            "logrow", "production", models.BigIntegerField(null=True, blank=True)
        ),
        migrations.AddIndex(
            "logrow",
            models.Index(
                fields=["production", "organisation", "confidential", "-index"],
                name="records_log_product_64a563_idx",
            ),
        ),
        migrations.AddIndex(
            "logrow", models.Index(fields=["actor", "-index"], name="records_log_actor_d034b7_idx")
        ),
        migrations.AddIndex(
            "logrow", models.Index(fields=["act", "-index"], name="records_log_act_5f8515_idx")
        ),
        migrations.AddIndex(
            "logrow", models.Index(fields=["at"], name="records_log_at_d813eb_idx")
        ),
        migrations.CreateModel(
            name="TurnRow",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("taken_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="JobRow",
            fields=[
                ("job", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.CharField(blank=True, max_length=200)),
                ("waits", models.BooleanField(default=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("worker", models.CharField(blank=True, max_length=64)),
                ("renewed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["renewed_at"], name="records_job_renewed_4eeaf5_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(waits=True) & ~Q(key=""),
                        fields=("key",),
                        name="one_waits_for_a_key",
                    )
                ],
            },
        ),
    ]
