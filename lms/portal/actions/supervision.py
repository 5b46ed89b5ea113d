"""The report of what was looked at within a supervision case."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify

from lms.documents.spreadsheets import ExportedFile, write_table
from lms.people.actions.exports import count_export
from lms.people.actions.traces import audit
from lms.people.models import SupervisionCase, User


@transaction.atomic
def take_out_report(
    case: SupervisionCase,
    *,
    heading: Sequence[str],
    rows: Sequence[Sequence[str]],
    file_format: str,
    by: User,
) -> ExportedFile:
    """The looks within a case as `csv` or `xlsx`, in these words; that it is taken out is audited."""
    audit("supervision.reported", f"supervision:{case.uuid}", by=by, format=file_format, rows=len(rows))
    count_export(by=by)
    return write_table(file_format, f"tilsyn-{slugify(case.reference)}", heading, rows)
