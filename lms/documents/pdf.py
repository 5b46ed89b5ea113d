"""PDF documents, set with Typst: the only importer of it.

A document is a `.typ` file of some package and data for it. Data reaches the file as values, never
as markup, so no text needs escaping: `#let data = json(bytes(sys.inputs.data))`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder


class DocumentNotMade(Exception):
    """The document could not be set; the text is Typst's own."""


def make_pdf(source: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """A tagged PDF/UA-1 of the file `source` (inside the project) with `data`, dated `at`.

    The same source, data and day give the same bytes. Raises `DocumentNotMade`.
    """
    try:
        return typst.compile(
            source,
            root=settings.BASE_DIR,
            format="pdf",
            ignore_system_fonts=True,
            font_paths=[settings.FONT_DIR] if settings.FONT_DIR.is_dir() else [],
            sys_inputs={
                "data": json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False),
                "font": settings.CONTENT_SCRIPTS.get(data.get("language"), {}).get("font", ""),
            },
            pdf_standards="ua-1",
            timestamp=int(at.timestamp()),
        )
    except RuntimeError as error:
        raise DocumentNotMade(str(error)) from error
