"""The addresses of the slate."""

from django.urls import path

from clearslate.web.views import slate

urlpatterns = [
    path("slate", slate.slate, name="slate"),
    path("slate/ending", slate.ending, name="ending"),
]
