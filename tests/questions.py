"""One question of every type, as an editor stores it, and what a browser sends of its form."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string

from cms.blocks import LessonBody
from cms.queries.shown_questions import asked, show_response
from courses.content import QuestionContent
from courses.questions import TYPES
from tests.cms import factories as make


def _choices(*right: bool) -> list[dict[str, Any]]:
    return make.items(*({"text": f"Valg {n}", "is_right": is_right} for n, is_right in enumerate(right)))


def _story() -> list[dict[str, Any]]:
    def choice(text: str, leads_to: str) -> dict[str, str]:
        return {"text": text, "consequence": "Det blir stille.", "leads_to": leads_to}

    return make.items(
        {
            "name": "kveld",
            "situation": "Hun gråter.",
            "choices": make.items(choice("Vent", "natt"), choice("Gå", "")),
        },
        {
            "name": "natt",
            "situation": "Hun roper.",
            "choices": make.items(choice("Syng", ""), choice("Sov", "")),
        },
    )


_STORED: dict[str, Callable[[], dict[str, Any]]] = {
    "single_choice": lambda: {"choices": _choices(False, True, False)},
    "multiple_choice": lambda: {"choices": _choices(True, False, True)},
    "true_false": lambda: {"answer": "false"},
    "ordering": lambda: {"steps": make.items("Ro", "Trygghet", "Prat")},
    "matching": lambda: {
        "pairs": make.items({"left": "Savn", "right": "Sinne"}, {"left": "Uro", "right": "Vaktsomhet"})
    },
    "fill_in": lambda: {"text": "Gi [trygghet|ro] hver dag."},
    "likert": lambda: {"scale": make.items("Lite", "Noe", "Mye"), "afterwards": "Det er lov å være usikker."},
    "reflection": dict,
    "scenario": lambda: {"title": "En natt", "scenes": _story(), "discussion": "Hva nå?"},
}
EXAMPLES = frozenset(_STORED)


def stored(name: str) -> dict[str, Any]:
    """A question of this type, fit to be published."""
    prompt = {"prompt": "Hva nå?"} if "prompt" in LessonBody().child_blocks[name].child_blocks else {}
    return make.block(name, **prompt, **_STORED[name]())


def asking(name: str) -> tuple[Any, QuestionContent]:
    """A block that asks, as a page holds it, and its question as the training gets it."""
    body = LessonBody()
    (child,) = body.clean(body.to_python([stored(name)]))
    return child, child.block.content(uuid4(), child.value)


def question_of(name: str) -> QuestionContent:
    return asking(name)[1]


def wrong_response_to(question: QuestionContent) -> Any:
    """One that is not right; words of its own where the type has none to offer."""
    wrong = TYPES[question.kind].wrong_response(question)
    return "noe helt annet" if wrong is None else wrong


def fields_of(section: Tag, *, pressed: str = "") -> list[tuple[str, str]]:
    """What a browser sends of the fields in here, by the button with the value `pressed`, if it has one."""
    found = []
    for field in section.select("input, select, textarea, button[name]"):
        name, kind = str(field.get("name", "")), field.get("type")
        if kind == "hidden" or not name:
            continue
        if field.name == "button":
            sent = [pressed] if field["value"] == pressed else []
        elif kind in {"radio", "checkbox"}:
            sent = [str(field["value"])] if field.has_attr("checked") else []
        elif field.name == "select":
            sent = [str(one["value"]) for one in field.select("option[selected]")] or [""]
        elif field.name == "textarea":
            sent = [field.get_text()]
        else:
            sent = [str(field.get("value", ""))]
        found += [(name, value) for value in sent]
    return found


def section_of(page: str, question: Any) -> Tag:
    """Where a question stands on a page."""
    found = BeautifulSoup(page, "html.parser").find(id=f"q-{question}")
    assert isinstance(found, Tag)
    return found


def rendered(child: Any, question: QuestionContent, response: Any = None, **values: Any) -> tuple[Tag, str]:
    """The question with this response put back into its fields, and what those are called."""
    shown = asked(question, is_open=True, **values)
    show_response(shown, response)
    html = render_to_string(child.block.get_template(), {"value": child.value, "asked": shown, "self": child})
    return section_of(f"<form>{html}</form>", question.uuid), shown.name


def answer_in(child: Any, question: QuestionContent, **values: Any) -> tuple[Any, str, list[tuple[str, str]]]:
    """The right response to a question, what its fields are called, and what a browser sends of them."""
    response = TYPES[question.kind].right_response(question)
    section, name = rendered(child, question, response, **values)
    way = ",".join(response) if isinstance(response, list) else ""
    fields = fields_of(section, pressed=way)
    if TYPES[question.kind].is_private:
        fields = [(name, "Bestemor.") for name, _empty in fields]
    return response, name, fields
