"""Letters on a page: their addresses become links."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from clearslate.formats.addresses import ADDRESS


def linked(text: str) -> SafeString:
    """Return a letter's text with what it addresses as links, everything else escaped."""
    parts: list[SafeString] = []
    at = 0
    for found in ADDRESS.finditer(text):
        parts.append(format_html("{}", text[at : found.start()]))
        parts.append(format_html('<a href="{0}">{0}</a>', found.group()))
        at = found.end()
    parts.append(format_html("{}", text[at:]))
    return format_html_join("", "{}", ((part,) for part in parts))
