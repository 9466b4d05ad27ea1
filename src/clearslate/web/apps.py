"""The Django application of pages and styles."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates and static files under the label ``web``."""

    name = "clearslate.web"
    label = "web"

    def ready(self) -> None:
        """Let changes that allauth makes be logged."""
        from clearslate.web.door_log import listen

        listen()
