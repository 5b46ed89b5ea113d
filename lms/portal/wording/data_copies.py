"""A copy of all that is kept about a person, as a zip archive: to read (HTML and PDF, in their language), and
for machines (JSON), with the documents that belong to it."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.documents.pdf import make_pdf
from lms.portal.queries.data_copies import Block, OwnAct, Whole
from lms.portal.rules.data_copies import WITHHELD, WITHHELD_COLUMNS, Withheld
from lms.portal.wording.copy_keys import KEYS
from lms.portal.wording.copy_rows import DEEDS, ROWS
from lms.portal.wording.keeping import lines
from lms.xapi.profile import WORDS

SOURCE = settings.BASE_DIR / "lms/portal/typst/copy.typ"
_FOLDER = "mine-data"
_RESULT = frozenset({"result", "stored", "object_kind"})
_TECHNICAL = {
    "xapi.Statement": _RESULT | {"object_id"},
    "xapi.Document": frozenset({"agent", "content_type"}),
}


def as_zip(whole: Whole) -> bytes:
    """The archive, in the language of the copy."""
    with translation.override(whole.language):
        told = _told(whole)
        files = {
            _("read-me.txt"): _read_me(whole).encode(),
            "mine-data.html": _page(told).encode(),
            "mine-data.pdf": make_pdf(SOURCE, told, at=whole.made_at),
            "mine-data.json": as_json(whole).encode(),
            **{f"{_('documents')}/{name}": data for name, data in whole.documents.items()},
        }
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(f"{_FOLDER}/{name}", data)
    return archive.getvalue()


def as_json(whole: Whole) -> str:
    """The copy for machines; `keys` and `row_kinds` say what each name means."""
    told = {
        "name": whole.name,
        "made_at": whole.made_at,
        "language": whole.language,
        "kinds": [
            {
                "code": section.kind.code,
                "name": line.name,
                "purpose": line.purpose,
                "legal_ground": line.basis,
                "seen_by": line.seen_by,
                "kept": line.kept,
                "rows": {block.label: block.rows for block in section.blocks},
                "done_by_you": [
                    {"row": deed.label, "as": deed.column, "act": deed.act, "at": deed.at}
                    for deed in section.deeds
                ],
            }
            for section, line in zip(whole.sections, lines(one.kind for one in whole.sections), strict=True)
        ],
        "path": _path(whole),
        "not_included": _left_out(whole),
        "row_kinds": {label: str(name) for label, name in ROWS.items()},
        "keys": {key: str(name) for key, name in KEYS.items()}
        | {key: str(name) for key, name in DEEDS.items()},
    }
    return json.dumps(told, cls=_Encoder, ensure_ascii=False, indent=2)


class _Encoder(DjangoJSONEncoder):
    """Times as ISO 8601; a span of time as its two ends; bytes as text where they are text, else left out."""

    def default(self, o: Any) -> Any:
        if isinstance(o, bytes | memoryview):
            return bytes(o).decode(errors="replace")
        if hasattr(o, "lower") and hasattr(o, "upper"):
            return [o.lower, o.upper]
        return super().default(o)


def _page(told: Mapping[str, Any]) -> str:
    """The page, which stands alone: its styles are in it."""
    styles = f"<style>{render_to_string('portal/copy_styles.txt')}</style></head>"
    return render_to_string("portal/copy_file.html", dict(told)).replace("</head>", styles, 1)


def _told(whole: Whole) -> dict[str, Any]:
    made = date_format(timezone.localtime(whole.made_at), "j. F Y H:i")
    kinds = zip(whole.sections, lines(one.kind for one in whole.sections), strict=True)
    return {
        "title": _("My data"),
        "language": whole.language,
        "sender": _("Foster home training"),
        "footer": _("A copy of what is kept about you. Keep it where nobody else finds it."),
        "intro": _("This is what is kept about %(name)s on %(made)s.") % {"name": whole.name, "made": made},
        "path_heading": _("Your path"),
        "path": _path(whole),
        "deeds_heading": _("What you have done"),
        "sections": [
            {
                "name": line.name,
                "about": [
                    {"label": _("What for"), "value": line.purpose},
                    {"label": _("For how long"), "value": line.kept},
                    {"label": _("Who sees it"), "value": line.seen_by},
                ],
                "blocks": [_block(block) for block in section.blocks],
                "deeds": [_deed(deed) for deed in section.deeds],
            }
            for section, line in kinds
            if section.blocks or section.deeds
        ],
        "empty_heading": _("Of these kinds, nothing is kept about you"),
        "empty": [str(one.kind.name) for one in whole.sections if not (one.blocks or one.deeds)],
        "left_out_heading": _("What is not in this copy, and why"),
        "left_out": _left_out(whole),
        "rights": _(
            "Is something wrong? Ask for it to be put right at My data. You can complain to Datatilsynet, "
            "the Norwegian data protection authority."
        ),
    }


def _path(whole: Whole) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title,
            "said": _("%(done)d of %(all)d required parts are done.")
            % {"done": one.done, "all": one.required},
            "parts": [
                {
                    "title": part.title,
                    "is_done": part.done_on is not None,
                    "said": date_format(part.done_on, "j. F Y") if part.done_on else _("Not done"),
                }
                for module in one.modules
                for part in module.parts
            ],
        }
        for one in whole.path
    ]


def _left_out(whole: Whole) -> list[dict[str, str]]:
    """Withheld what is left out is left out, and of which kinds of record it is."""
    kinds: dict[Withheld, list[str]] = {}
    for section in whole.sections:
        own = section.kind.models
        withheld = [why for label, why in WITHHELD.items() if label in own]
        withheld += [why for name, why in WITHHELD_COLUMNS.items() if name.rpartition(".")[0] in own]
        for why in dict.fromkeys(withheld):
            kinds.setdefault(why, []).append(str(section.kind.name))
    return [{"why": str(why.label), "what": "; ".join(names)} for why, names in kinds.items()]


def _block(block: Block) -> dict[str, Any]:
    rows = [_row(block.label, row) for row in block.rows]
    return {"name": str(ROWS[block.label]), "rows": [row for row in rows if row] or [[]]}


def _row(label: str, row: Mapping[str, Any]) -> list[dict[str, str]]:
    told = ((key, _value(label, key, value)) for key, value in row.items() if key not in _hidden(label, row))
    return [{"label": str(KEYS[key]), "value": value} for key, value in told if value]


def _hidden(label: str, row: Mapping[str, Any]) -> frozenset[str]:
    """What is for machines alone, where a name says the same to people."""
    return _TECHNICAL.get(label, frozenset()) if row.get("name") or label != "xapi.Statement" else _RESULT


def _deed(deed: OwnAct) -> dict[str, str]:
    what = str(ROWS.get(deed.label, ""))
    said = ": ".join(one for one in (what, str(DEEDS[deed.column]), deed.act) if one)
    return {"label": said, "value": _plain(deed.at)}


def _value(label: str, key: str, value: Any) -> str:
    if key == "verb":
        words = next((told for verb, told in WORDS.items() if verb == value), {})
        return str(words.get(translation.get_language()) or words.get("nb") or value.rpartition("/")[2])
    choices = _choices(label, key)
    if key.endswith("weekdays") and isinstance(value, list):
        return ", ".join(str(WEEKDAYS[day]) for day in value)
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, "")) or _plain(one) for one in value)
    if isinstance(value, str | int) and not isinstance(value, bool) and value in choices:
        return str(choices[value])
    return _plain(value)


def _choices(label: str, key: str) -> dict[Any, Any]:
    column = next((one for one in apps.get_model(label)._meta.local_fields if one.name == key), None)
    column = getattr(column, "base_field", column)
    return dict(getattr(column, "flatchoices", ()) or ())


def _plain(value: Any) -> str:
    """A value as people read it; "" for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j. F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    if isinstance(value, Mapping):
        return _joined(_plain(one) for one in value.values())
    if isinstance(value, list | tuple):
        return _joined(_plain(one) for one in value)
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return f"{_plain(value.lower)}–{_plain(value.upper)}"
    return str(value)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(one for one in parts if one)


def _read_me(whole: Whole) -> str:
    return "\n\n".join(
        [
            _("This is a copy of all that Foster home training keeps about %(name)s.") % {"name": whole.name},
            _("mine-data.html: open it in a browser, and read it there."),
            _("mine-data.pdf: the same, to print or to keep."),
            _(
                "mine-data.json: the same for machines, if you move to another service. What each name in it "
                "means stands at its end, under “keys” and “row_kinds”."
            ),
            _(
                "documents: what you have shown of training taken elsewhere. The folder is there only if you "
                "have shown any."
            ),
            _(
                "The copy holds your notebook and your answers. Keep it where nobody else finds it, and "
                "delete it when you do not need it any more."
            ),
            "",
        ]
    )
