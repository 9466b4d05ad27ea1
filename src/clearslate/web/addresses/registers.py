"""The addresses of the registers and of what stands on their records.

A reference may hold a slash, so it always comes last.
"""

from django.urls import path

from clearslate.web.views import registers, registers_forms, registers_record, touch

urlpatterns = [
    path("registers", registers.registers, name="registers"),
    path("registers/<slug:kind>", registers.register, name="register"),
    path("registers/<slug:kind>/add", registers_forms.add, name="record_add"),
    path(
        "registers/<slug:kind>/<str:handle>/change/<path:reference>",
        registers_forms.change,
        name="record_change",
    ),
    path(
        "registers/<slug:kind>/<str:handle>/touches/<path:reference>",
        touch.touches,
        name="touches",
    ),
    path(
        "registers/<slug:kind>/<str:handle>/papers/<int:number>/<path:reference>",
        registers_record.record_file,
        name="record_file",
    ),
    path(
        "registers/<slug:kind>/<str:handle>/<path:reference>",
        registers_record.record,
        name="record",
    ),
    path("packs/<str:pack>/touches", touch.pack_touches, name="pack_touches"),
]
