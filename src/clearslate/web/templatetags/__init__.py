"""The tags that templates may use."""
