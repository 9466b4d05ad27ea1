"""The Django application of pages, styles and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates and static files under the label ``web``."""

    name = "clearslate.web"
    label = "web"
