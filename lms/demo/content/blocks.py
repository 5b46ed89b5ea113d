"""The demo's texts made into blocks, as Wagtail stores them.

Each `[[…block]]` of a content file has one key that tells what it is: `text`, `page`, `picture`,
`callout`, `quote`, `accordion`, `video`, `audio`, `download`, `checklist`, `assignment`, `reflection`,
`scenario`, or a question: `question` (one right choice), `questions` (several), `statement` (true or
false), `order`, `match`, `fill`, `likert`. Ids follow from the place in the file, so that the same
block has the same id in every language.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID, uuid5

from lms.demo.content.words import rich_text

Source = Mapping[str, Any]


class Files(Protocol):
    """The files that blocks name, as ids; each is made the first time it is named."""

    def picture(self, name: str) -> int: ...
    def sound(self, name: str) -> int: ...
    def film(self, name: str) -> int: ...
    def captions(self, name: str) -> dict[str, int]: ...
    def paper(self, name: str) -> int: ...


def stream(
    page: UUID, sources: list[Source], files: Files, *, lessons: Mapping[str, int] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """The blocks of a page; a question's `again` names the lesson to read again, a key of `lessons`.

    Raises `ValueError` for a block of no known kind.
    """
    result = []
    for number, source in enumerate(sources):
        seed = uuid5(page, f"block {number}")
        for key, (kind, make) in _KINDS.items():
            if key in source:
                value = make(source, seed, files)
                if "again" in source:
                    value["read_again"] = lessons[source["again"]]
                result.append({"type": kind, "value": value, "id": str(seed)})
                break
        else:
            raise ValueError(f"No kind of block has the keys {sorted(source)}.")
    return result


def _items(seed: UUID, values: list[Any]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": str(uuid5(seed, f"item {number}"))}
        for number, value in enumerate(values)
    ]


def _text(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {"text": rich_text(source["text"])}


def _page(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {"heading": source["page"]}


def _picture(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "picture": files.picture(source["picture"]),
        "alternative_text": source["alt"],
        "caption": source.get("caption", ""),
        "shape": source.get("shape", "whole"),
    }


def _callout(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "tone": source.get("tone", "info"),
        "heading": source["callout"],
        "text": rich_text(source["text"]),
    }


def _quote(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "quote": source["quote"],
        "who": source.get("who", "foster_parent"),
        "described_as": source.get("described", ""),
        "is_constructed": source.get("constructed", True),
    }


def _accordion(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    entries = [{"heading": heading, "text": rich_text(text)} for heading, text in source["accordion"]]
    return {"entries": _items(seed, entries)}


def _audio(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "title": source["audio"],
        "audio": files.sound(source["sound"]),
        "transcript": rich_text(source["transcript"]),
    }


def _video(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    captions = [
        {"language": language, "file": document}
        for language, document in files.captions(source["film"]).items()
    ]
    return {
        "title": source["video"],
        "video": files.film(source["film"]),
        "captions": _items(seed, captions),
        "transcript": rich_text(source["transcript"]),
    }


def _download(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "title": source["download"],
        "document": files.paper(source["file"]),
        "description": source.get("text", ""),
    }


def _checklist(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {"heading": source["checklist"], "entries": _items(seed, source["entries"])}


def _assignment(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "heading": source["assignment"],
        "task": rich_text(source["task"]),
        "bring": source.get("bring", ""),
    }


def _reflection(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {"prompt": source["reflection"]}


def _scenario(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    scenes = []
    for number, scene in enumerate(source["scene"]):
        choices = [
            {"text": text, "consequence": consequence, "leads_to": leads_to}
            for text, consequence, leads_to in scene["choices"]
        ]
        inner = uuid5(seed, f"scene {number}")
        scenes.append(
            {
                "name": scene["name"],
                "situation": scene["situation"].strip(),
                "choices": _items(inner, choices),
            }
        )
    return {
        "title": source["scenario"],
        "scenes": _items(seed, scenes),
        "discussion": source["discussion"],
    }


def _asked(key: str, source: Source) -> dict[str, Any]:
    return {
        "prompt": source[key],
        "feedback_right": source.get("right", ""),
        "feedback_wrong": source.get("wrong", ""),
        "read_again": None,
        "points": source.get("points", 1),
    }


def _choices(key: str) -> Callable[[Source, UUID, Files], dict[str, Any]]:
    def make(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
        choices = [
            {"text": text, "is_right": mark == "+", "feedback": feedback}
            for mark, text, feedback in source["choices"]
        ]
        return {**_asked(key, source), "choices": _items(seed, choices)}

    return make


def _statement(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {**_asked("statement", source), "answer": "true" if source["answer"] else "false"}


def _order(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {**_asked("order", source), "steps": _items(seed, source["steps"])}


def _match(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    pairs = [{"left": left, "right": right} for left, right in source["pairs"]]
    return {**_asked("match", source), "pairs": _items(seed, pairs)}


def _fill(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {**_asked("fill", source), "text": source["gap"]}


def _likert(source: Source, seed: UUID, files: Files) -> dict[str, Any]:
    return {
        "prompt": source["likert"],
        "scale": _items(seed, source["scale"]),
        "afterwards": source.get("afterwards", ""),
    }


_KINDS: dict[str, tuple[str, Callable[[Source, UUID, Files], dict[str, Any]]]] = {
    "page": ("new_page", _page),
    "picture": ("picture", _picture),
    "callout": ("callout", _callout),
    "quote": ("quote", _quote),
    "accordion": ("accordion", _accordion),
    "video": ("video", _video),
    "audio": ("audio", _audio),
    "download": ("download", _download),
    "checklist": ("checklist", _checklist),
    "assignment": ("home_assignment", _assignment),
    "reflection": ("reflection", _reflection),
    "scenario": ("scenario", _scenario),
    "question": ("single_choice", _choices("question")),
    "questions": ("multiple_choice", _choices("questions")),
    "statement": ("true_false", _statement),
    "order": ("ordering", _order),
    "match": ("matching", _match),
    "fill": ("fill_in", _fill),
    "likert": ("likert", _likert),
    "text": ("text", _text),
}
