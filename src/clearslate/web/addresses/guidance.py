"""The addresses of the guidance."""

from django.urls import path

from clearslate.web.views import guidance

urlpatterns = [
    path("guidance", guidance.guidance, name="guidance"),
    path("guidance/<str:pack>", guidance.pack, name="guidance_pack"),
    path("guidance/<str:pack>/<path:clause>", guidance.clause, name="guidance_clause"),
]
