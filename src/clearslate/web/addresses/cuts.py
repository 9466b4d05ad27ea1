"""The addresses of the cuts of a production."""

from django.urls import path

from clearslate.web.views import cuts, cuts_upload

_CUT = "productions/<slug:handle>/cuts/<str:name>/<str:version>"

urlpatterns = [
    path("productions/<slug:handle>/cuts", cuts.cuts, name="cuts"),
    path("productions/<slug:handle>/cuts-upload", cuts_upload.upload, name="cut_upload"),
    path(_CUT, cuts.cut, name="cut"),
    path(f"{_CUT}/against", cuts.against, name="cut_against"),
    path(f"{_CUT}/cue-sheet.<slug:form>", cuts.cue_sheet_file, name="cue_sheet"),
    path(f"{_CUT}/check.json", cuts.check_file, name="cut_check"),
    path(f"{_CUT}/file", cuts.file, name="cut_file"),
]
