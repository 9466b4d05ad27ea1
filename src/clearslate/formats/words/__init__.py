"""The words for determinations and cut checks, in English and in French, by subject.

Sentences only: what they are put on (a terminal, a page, a sheet) is decided by the reports
beside this room.

Read next: ``outcomes.py``, then ``reasons.py``.
"""
