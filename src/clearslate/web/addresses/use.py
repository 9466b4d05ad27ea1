"""The addresses of uses. A reference may hold a slash, so it always comes last.

Included after everything else that stands under a use.
"""

from django.urls import path, re_path

from clearslate.web.views import use, use_acts

_ACTS = "|".join(use_acts.ACTS)

urlpatterns = [
    path("files/<str:handle>/uses/<int:number>/<path:reference>", use.use_file, name="use_file"),
    path(
        "productions/<str:handle>/take/<slug:what>.<slug:form>/<path:reference>",
        use.use_export,
        name="use_export",
    ),
    path(
        "productions/<str:handle>/override/<path:reference>",
        use_acts.use_override,
        name="use_override",
    ),
    path(
        "productions/<str:handle>/attach/<path:reference>",
        use_acts.use_attach,
        name="use_attach",
    ),
    re_path(
        rf"^productions/(?P<handle>[^/]+)/(?P<act>{_ACTS})/(?P<reference>.+)$",
        use_acts.use_act,
        name="use_act",
    ),
    path("productions/<str:handle>/uses/<path:reference>", use.use, name="use"),
]
