"""The browser's entrance: translates a request, calls one operation, translates back."""
