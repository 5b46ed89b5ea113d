"""The first thing that a validation says, with the way to it."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError


def first_refusal(error: ValidationError) -> str:
    """One line such as `block 3 → choices: Mark exactly one choice as right.`"""
    way, sentence = _first(error)
    return f"{' → '.join(way)}: {sentence}" if way else sentence


def _first(error: Any) -> tuple[list[str], str]:
    if isinstance(error, StreamBlockValidationError | StructBlockValidationError | ListBlockValidationError):
        for key, inner in _inner(error):
            way, sentence = _first(inner)
            return [key, *way], sentence
        return [], str(error.non_block_errors.as_data()[0].messages[0]) if error.non_block_errors else ""
    if hasattr(error, "error_dict"):
        name, errors = next(iter(error.error_dict.items()))
        return ([] if name == NON_FIELD_ERRORS else [name]), str(errors[0].messages[0])
    return [], str(error.messages[0])


def _inner(error: Any) -> list[tuple[str, Any]]:
    found = error.block_errors
    if isinstance(found, dict):
        return [
            (str(name if isinstance(name, str) else name + 1), inner)
            for name, inner in found.items()
            if inner
        ]
    return [(str(number), inner) for number, inner in enumerate(found, 1) if inner]
