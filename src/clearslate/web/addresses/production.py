"""The addresses of productions."""

from django.urls import path

from clearslate.web.views import production, production_files

urlpatterns = [
    path("uses", production.uses, name="uses"),
    path("productions", production.productions, name="productions"),
    path("productions-import", production_files.import_production, name="import_production"),
    path("productions/<slug:handle>", production.production, name="production"),
    path("productions/<slug:handle>/people", production.people, name="production_people"),
    path("productions/<slug:handle>/tools", production.tools, name="production_tools"),
    path("productions/<slug:handle>/paper", production.paper, name="production_paper"),
    path("productions/<slug:handle>/folder.zip", production_files.export, name="export"),
]
