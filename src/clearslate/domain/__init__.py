"""The subject, pure: values in, values out.

Nothing here knows the clock, the disk, the network, a process, chance or a
framework. Everything a rule needs is gathered first and handed over.
"""
