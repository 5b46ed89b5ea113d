"""The desk's list as a file; the only importer of the spreadsheet library."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

# XML 1.0, 2.2: what a character may be; the rest breaks a workbook.
_NOT_IN_SHEETS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class ExportedFile:
    """A file's bytes, its type and the name it is offered under."""

    data: bytes
    content_type: str
    name: str


def write_table(
    file_format: str, name: str, heading: Sequence[str], rows: Iterable[Sequence[object]]
) -> ExportedFile:
    """A table as `csv` (semicolons and a byte order mark, as Norwegian spreadsheets expect) or `xlsx`."""
    write = _csv if file_format == "csv" else _xlsx
    return ExportedFile(write(heading, rows), FORMATS[file_format], f"{name}.{file_format}")


def _csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(heading)
    writer.writerows([_inert(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(heading))
    for row in rows:
        sheet.append([_inert(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _inert(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; control characters,
    which no sheet may hold, are left out."""
    if not isinstance(value, str):
        return value
    text = _NOT_IN_SHEETS.sub("", value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
