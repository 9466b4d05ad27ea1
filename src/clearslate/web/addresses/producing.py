"""Making and changing productions."""

from django.urls import path

from clearslate.web.views import producing

urlpatterns = [
    path("productions/new", producing.production_new, name="production_new"),
    path("productions/<slug:handle>/change", producing.production_edit, name="production_edit"),
]
