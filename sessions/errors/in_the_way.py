"""What stands in the way of several sessions at once."""

from collections.abc import Sequence

from sessions.errors import SessionsError, all_in_words


class InTheWay(SessionsError):
    """Something stands in the way of sessions that are planned together; `found` are the refusals of each,
    with what names the session."""

    def __init__(self, found: Sequence[tuple[str, Sequence[SessionsError]]]) -> None:
        super().__init__()
        self.found = list(found)

    @property
    def said(self) -> str:
        return " ".join(f"{which}: {all_in_words(errors)}" for which, errors in self.found)
