"""Documents in and out, one module per format, and every sentence Clearslate says."""
