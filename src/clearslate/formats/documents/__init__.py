"""The documents of a production, one module each: its shape, reading, and writing back."""
