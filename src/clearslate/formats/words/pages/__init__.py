"""The words of the service's pages, a module for each; templates say ``w.tasks.title``."""
