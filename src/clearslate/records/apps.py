"""The Django application of the tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Tables under the label ``records``."""

    name = "clearslate.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
