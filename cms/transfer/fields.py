"""Which fields of a page travel with it."""

from cms.models import LessonPage, ModulePage, ProgrammePage, QuizPage
from cms.transfer.parcel import Kind

MODELS: dict[Kind, type[ProgrammePage | ModulePage | LessonPage | QuizPage]] = {
    "programme": ProgrammePage,
    "module": ModulePage,
    "lesson": LessonPage,
    "quiz": QuizPage,
}
ABOVE: dict[Kind, Kind | None] = {
    "programme": None,
    "module": "programme",
    "lesson": "module",
    "quiz": "module",
}
STREAMS: dict[Kind, str] = {"lesson": "body", "quiz": "bank"}
_KEPT = ["lead", "minutes", "is_required", "is_in_use", "review_by", "material_change"]
FIELDS: dict[Kind, list[str]] = {
    "programme": ["lead", "code", "is_demonstration", "may_add_up"],
    "module": ["lead", "code", "phase", "minutes", "pass_mark", "min_share", "any_order"],
    "lesson": _KEPT,
    "quiz": [*_KEPT, "draws", "attempts", "pass_mark", "shuffles"],
}
