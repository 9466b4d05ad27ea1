"""``python -m bench [NAME ...]``: run the benchmarks named, or all."""

import sys
from importlib import import_module

ALL = ("policy", "start", "cuts", "provenance")

for name in sys.argv[1:] or ALL:
    import_module(f"bench.{name}").main()
