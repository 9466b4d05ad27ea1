"""How properties are tried: the same examples every time, and new ones at length in ``make soak``.

A suite that searches anew on every run fails on the day somebody else's change is tested. So
``make test`` repeats itself, and ``make soak`` is where new counter-examples are looked for;
what it finds becomes an example of its own.
"""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=2_000, deadline=None)
settings.load_profile("same")
