"""Every address of the service; a test walks them all as an outsider."""

from django.urls import include, path

from clearslate.web.views import columns, filters, home

handler500 = "clearslate.web.views.faults.broken"

urlpatterns = [
    path("", home.home, name="home"),
    path("language", home.language, name="language"),
    path("theme", home.theme, name="theme"),
    path("columns", columns.columns, name="columns"),
    path("filters", filters.filter_save, name="filter_save"),
    path("filters/<int:number>/forget", filters.filter_drop, name="filter_drop"),
    path("", include("clearslate.web.addresses.door")),
    path("", include("clearslate.web.addresses.producing")),
    path("", include("clearslate.web.addresses.audit")),
    path("", include("clearslate.web.addresses.people")),
    path("", include("clearslate.web.addresses.consent")),
    path("", include("clearslate.web.addresses.registers")),
    path("", include("clearslate.web.addresses.declare")),
    path("", include("clearslate.web.addresses.slate")),
    path("", include("clearslate.web.addresses.production")),
    path("", include("clearslate.web.addresses.cuts")),
    path("", include("clearslate.web.addresses.evidence")),
    path("", include("clearslate.web.addresses.guidance")),
    path("", include("clearslate.web.addresses.search")),
    path("", include("clearslate.web.addresses.tasks")),
    # A reference may hold a slash, so what stands under a use comes before the use itself.
    path("", include("clearslate.web.addresses.use")),
]
