"""How long properties are tried: briefly by default, at length in ``make soak``."""

from hypothesis import settings

settings.register_profile("soak", max_examples=2_000, deadline=None)
