"""Readers of containers: each finds the texts and XMP packets that one family of files carries.

A reader takes a stretch of bytes and a ``Gathered`` and puts there what it finds. It reads no
picture and no sound. Where the bytes break off or a limit is met it raises ``Broken`` or notes
what was missed; what was found before stays.
"""
