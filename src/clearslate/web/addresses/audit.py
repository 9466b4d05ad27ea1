"""The audit log and the outbox."""

from django.urls import path

from clearslate.web.views import audit, outbox

urlpatterns = [
    path("audit", audit.audit, name="audit"),
    path("audit/log.jsonl", audit.audit_export, name="audit_export"),
    path("audit/checkpoint", audit.audit_checkpoint, name="audit_checkpoint"),
    path("audit/verify", audit.audit_verify, name="audit_verify"),
    path("audit/<int:index>", audit.audit_entry, name="audit_entry"),
    path("audit/<int:index>/proof", audit.audit_proof, name="audit_proof"),
    path("outbox", outbox.outbox, name="outbox"),
]
