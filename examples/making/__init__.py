"""How the sample productions are made; everybody and everything in them is invented.

Each sample is told in domain values and written with the same functions the program reads
by, so an approval carries the digests that the program will compute.

Read next: ``samples.py`` for what a sample is, ``the_salt_road/`` for the largest.
"""
