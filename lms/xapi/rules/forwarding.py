"""What may leave for an external learning record store."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from lms.xapi.profile import TYPES, Verb

_LONGEST_WAIT = timedelta(hours=1)
_WAITING_STATUSES = {401, 404, 405, 408, 425, 429}


def may_leave(statement: Mapping[str, Any]) -> bool:
    """Whether a statement holds nothing of what the person answered: no response, no score of a
    single question, no failed attempt; neither itself nor within."""
    result = statement.get("result", {})
    about = statement["object"]
    verb = statement["verb"]["id"]
    if "response" in result or verb in {Verb.ANSWERED, Verb.FAILED} or result.get("success") is False:
        return False
    definition = about.get("definition", {})
    if definition.get("type") == TYPES["question"] or "interactionType" in definition:
        return False
    return about.get("objectType") != "SubStatement" or may_leave(about)


def without_answers(statement: Mapping[str, Any]) -> dict[str, Any]:
    """The statement for the eyes of staff: without response and score, within too."""
    shown = dict(statement)
    if "result" in shown:
        shown["result"] = {
            name: value for name, value in shown["result"].items() if name not in {"response", "score"}
        }
    if shown["object"].get("objectType") == "SubStatement":
        shown["object"] = without_answers(shown["object"])
    return shown


def is_permanent(status: int) -> bool:
    """Whether a refusal is about the statement itself, so that sending it again is of no use."""
    return 400 <= status < 500 and status not in _WAITING_STATUSES


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries in vain: 5 seconds, doubled each time, an hour at most."""
    doubled: int = 2 ** min(tries - 1, 20)
    return min(timedelta(seconds=5) * doubled, _LONGEST_WAIT)
