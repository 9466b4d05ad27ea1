"""The addresses of what the files of a production say."""

from django.urls import path

from clearslate.web.views import evidence

urlpatterns = [
    path("productions/<slug:handle>/evidence", evidence.evidence, name="evidence"),
    path(
        "productions/<slug:handle>/evidence/answers",
        evidence.answer_together,
        name="evidence_answers",
    ),
    path(
        "productions/<slug:handle>/evidence/<int:number>", evidence.answer, name="evidence_answer"
    ),
]
