"""Filters that people keep for themselves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table of filters."""

    dependencies = [("records", "0008_log_is_append_only")]

    operations = [
        migrations.CreateModel(
            name="FilterRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.CharField(max_length=120)),
                ("query", models.CharField(max_length=2000)),
                ("name", models.CharField(max_length=60)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "page", "name"), name="filter_by_name"
                    )
                ]
            },
        )
    ]
