"""``python -m clearslate``: the same as the command ``clearslate``."""

from clearslate.cli.main import main

main()
