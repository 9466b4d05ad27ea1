"""Clearslate clears the use of generative AI in film and television.

It says, before anything is generated, whether and on what terms a use may go
ahead, and proves at delivery that nothing uncleared is in the cut.

Read next: ``docs/house.md`` for the rooms, ``domain/`` for the subject.
"""

__version__ = "0.1.0"
