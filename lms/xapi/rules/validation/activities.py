"""Activities, their definitions and interactions."""

from typing import Any

from lms.xapi.errors import Malformed
from lms.xapi.rules.validation.values import (
    Check,
    at,
    check_array,
    check_constant,
    check_extensions,
    check_iri,
    check_language_map,
    check_object,
    check_string,
)

COMPONENTS = {
    "choice": ("choices",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "matching": ("source", "target"),
    "performance": ("steps",),
    "true-false": (),
    "fill-in": (),
    "long-fill-in": (),
    "numeric": (),
    "other": (),
}
LISTS = ("choices", "scale", "source", "target", "steps")


def check_activity(value: Any, path: str) -> None:
    check_object(value, path, _ACTIVITY, required=("id",))


def check_definition(value: Any, path: str) -> None:
    """A definition; the properties of an interaction need their `interactionType`."""
    check_object(value, path, _DEFINITION)
    interaction = value.get("interactionType")
    for name in ("correctResponsesPattern", *LISTS):
        if name not in value:
            continue
        if interaction is None:
            raise Malformed(at(path, "interactionType"), f"is required beside {name}")
        if name in LISTS and name not in COMPONENTS[interaction]:
            raise Malformed(at(path, name), f"is not a list that {interaction} has")


def _check_interaction_type(value: Any, path: str) -> None:
    if not isinstance(value, str) or value not in COMPONENTS:
        raise Malformed(path, f"must be one of {', '.join(COMPONENTS)}")


def _check_patterns(value: Any, path: str) -> None:
    check_array(value, path, check_string)


def _check_components(value: Any, path: str) -> None:
    check_array(value, path, _check_component)
    seen: set[str] = set()
    for number, component in enumerate(value):
        if component["id"] in seen:
            raise Malformed(at(at(path, number), "id"), "must differ from the others in its list")
        seen.add(component["id"])


def _check_component(value: Any, path: str) -> None:
    check_object(value, path, _COMPONENT, required=("id",))


def _check_component_id(value: Any, path: str) -> None:
    check_string(value, path)
    if not value:
        raise Malformed(path, "must not be empty")


_COMPONENT: dict[str, Check] = {"id": _check_component_id, "description": check_language_map}
_DEFINITION: dict[str, Check] = {
    "name": check_language_map,
    "description": check_language_map,
    "type": check_iri,
    "moreInfo": check_iri,
    "extensions": check_extensions,
    "interactionType": _check_interaction_type,
    "correctResponsesPattern": _check_patterns,
    **dict.fromkeys(LISTS, _check_components),
}
_ACTIVITY: dict[str, Check] = {
    "objectType": check_constant("Activity"),
    "id": check_iri,
    "definition": check_definition,
}
