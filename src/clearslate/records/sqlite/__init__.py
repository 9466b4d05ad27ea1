"""The database backend of the embedded service: Django's, with a queue for those who write."""
