"""Tables as CSV (RFC 4180): one head, one line a row, and nothing that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from clearslate.formats.cue_sheet import defused


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV, to be kept in UTF-8; nothing is empty where a cell is None."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow(["" if cell is None else defused(str(cell)) for cell in row])
    return out.getvalue()
