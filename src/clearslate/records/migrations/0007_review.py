import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_log_is_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="filerow",
            name="duty",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="taskrow",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="verdictrow",
            name="sealed",
            field=models.TextField(default=""),
        ),
        migrations.AddIndex(
            model_name="taskrow",
            index=models.Index(
                fields=["kind", "office", "-closed_at"], name="records_tas_kind_e56dfe_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="taskrow",
            index=models.Index(
                fields=["closed_at", "due_on"], name="records_tas_closed__3dd713_idx"
            ),
        ),
    ]
