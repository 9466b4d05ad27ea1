"""What is kept: Django tables, and plain functions that give and take values.

Rows never leave this room. A row keeps the canonical document and the columns that lists
filter on; nothing is edited, it is superseded.
"""
