"""Where uses are declared; files are handed out under a path of their own."""

from django.urls import path

from clearslate.web.views import declare, declare_copy, declare_files, declare_pages

_DRAFT = "productions/<str:handle>/drafts/<int:number>"

urlpatterns = [
    path("productions/<str:handle>/declare", declare.declare, name="declare"),
    path(f"{_DRAFT}", declare.resume, name="draft_resume"),
    path(f"{_DRAFT}/check", declare.check, name="draft_check"),
    path(f"{_DRAFT}/submit", declare.submit, name="draft_submit"),
    path(f"{_DRAFT}/delete", declare.delete, name="draft_delete"),
    path(f"{_DRAFT}/files", declare_files.files, name="draft_files"),
    path(f"{_DRAFT}/files/<int:file>/remove", declare_files.remove, name="draft_file_remove"),
    path(f"{_DRAFT}/<slug:topic>", declare_pages.page, name="draft"),
    path(
        "files/<str:handle>/drafts/<int:number>/<int:file>", declare_files.file, name="draft_file"
    ),
    path(
        "productions/<str:handle>/uses/<path:reference>/copy", declare_copy.copy, name="draft_copy"
    ),
]
