"""Files that a page hands out: named, typed, and kept by nobody on the way."""

from django.http import HttpResponse

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
}


def download(content: str | bytes, name: str, *, kind: str = "") -> HttpResponse:
    """Return ``content`` as a file called ``name``, whose ending says what it is, or ``kind``."""
    plain = "".join(each if _in_a_name(each) else "-" for each in name)
    known = kind or _TYPES[plain.rsplit(".", 1)[-1]]
    answer = HttpResponse(content, content_type=known)
    answer["Content-Disposition"] = f'attachment; filename="{plain}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _in_a_name(each: str) -> bool:
    return each.isascii() and (each.isalnum() or each in "-._")
