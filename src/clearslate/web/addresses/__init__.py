"""The addresses of the service, a module for each of its areas."""
