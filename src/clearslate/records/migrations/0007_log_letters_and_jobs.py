"""The audit log with its checkpoints, letters to be sent, and work to be done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0006_review"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogRow",
            fields=[
                ("index", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=200)),
                ("act", models.CharField(max_length=40)),
                ("subject", models.CharField(db_index=True, max_length=160)),
                ("production", models.BigIntegerField(blank=True, null=True)),
                ("organisation", models.BigIntegerField(blank=True, null=True)),
                ("confidential", models.BooleanField(default=False)),
                ("entry", models.TextField()),
                ("leaf", models.BinaryField(max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["production", "organisation", "confidential", "-index"],
                        name="records_log_product_64a563_idx",
                    ),
                    models.Index(
                        fields=["production", "-index"], name="records_log_product_33a10c_idx"
                    ),
                    models.Index(fields=["actor", "-index"], name="records_log_actor_d034b7_idx"),
                    models.Index(
                        fields=["act", "-index", "confidential"], name="records_log_act_3098f4_idx"
                    ),
                    models.Index(fields=["at"], name="records_log_at_d813eb_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckpointRow",
            fields=[
                ("size", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField(max_length=32)),
                ("peaks", models.BinaryField(default=b"")),
                ("at", models.DateTimeField()),
                ("note", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="MailRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, max_length=300)),
                ("fleeting", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["sent_at", "attempts"], name="records_mai_sent_at_834656_idx"
                    )
                ],
            },
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
                        condition=models.Q(("waits", True), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="one_waits_for_a_key",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TurnRow",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("taken_at", models.DateTimeField()),
            ],
        ),
    ]
