"""Views by area: each reads a request, calls one operation, and answers with a page."""
