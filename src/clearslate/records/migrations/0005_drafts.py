import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_people_jobs_and_log")]
    operations = [
        migrations.RemoveField(model_name="draftrow", name="unsure"),
        migrations.AddField(
            model_name="draftrow",
            name="passed",
            field=models.TextField(default="[]"),
        ),
        migrations.AddField(
            model_name="draftrow",
            name="answerable",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
