"""Files that a page hands out: named, typed, and kept by nobody on the way."""

from django.http import HttpResponse

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
}


def download(content: str | bytes, name: str) -> HttpResponse:
    """Return ``content`` as a file called ``name``, whose ending says what it is."""
    plain = "".join(each if each.isalnum() or each in "-._" else "-" for each in name)
    answer = HttpResponse(content, content_type=_TYPES[plain.rsplit(".", 1)[-1]])
    answer["Content-Disposition"] = f'attachment; filename="{plain}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
