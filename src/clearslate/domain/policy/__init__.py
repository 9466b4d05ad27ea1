"""Rules of packs, and the one function that applies them.

A rule can only object. It reads facts, states an outcome and may add
obligations and disclosures; it cannot excuse a use or see another rule. So
rules may be read, tested and reordered one at a time, and of every pack it
holds that another rule never makes an outcome milder, and that moving an
answer toward its riskier side never lowers anything.

Read next: ``conditions.py`` (what a rule may ask), ``rules.py`` (what it may
say), ``compile.py`` (the one compiled form) and ``decide.py``.
"""
