"""What the learning record store refuses, and with which HTTP status it says so."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lms.refusals import Refused


class RequestRefused(Exception):
    """A refused request; nothing was stored. `str()` is one sentence, in English, for the program that
    sent it: no person reads it on a page, so it is no `Refused`."""

    status = 400


class Malformed(RequestRefused):
    """Something in the request breaks a rule; `path` names the property, such as `actor.mbox`."""

    def __init__(self, path: str, rule: str) -> None:
        self.path = path
        self.rule = rule
        super().__init__(f"{path} {rule}." if path else f"{rule}.")


class TooLarge(RequestRefused):
    """The body, or one part of it, is larger than the setting allows."""

    status = 413


class NotAuthorized(RequestRefused):
    """No credential, a wrong one or a revoked one."""

    status = 401


class Forbidden(RequestRefused):
    """The credential's scopes do not reach this far."""

    status = 403


class NotFound(RequestRefused):
    """There is no such statement, document or resource."""

    status = 404


class MethodNotAllowed(RequestRefused):
    """The resource has no such method."""

    status = 405


class Conflict(RequestRefused):
    """What is stored already differs, and may not be overwritten."""

    status = 409


class StatementConflict(Conflict):
    """Another statement is stored under this id."""

    def __init__(self, statement_id: UUID) -> None:
        self.statement_id = statement_id
        super().__init__(f"Another statement is stored with the id {statement_id}.")


class StatementErased(Conflict):
    """The statement with this id was here and was erased for good; it does not rise again."""

    def __init__(self, statement_id: UUID) -> None:
        self.statement_id = statement_id
        super().__init__(f"The statement with the id {statement_id} was erased, and cannot be stored again.")


class PersonErased(Conflict):
    """A statement's actor was erased, and nothing more is recorded of them."""

    def __init__(self) -> None:
        super().__init__("The actor of a statement was erased; nothing more is recorded of them.")


class PreconditionFailed(RequestRefused):
    """The ETag that the request demands is not the document's."""

    status = 412


class LengthRequired(RequestRefused):
    """The request has a body and does not say how long it is."""

    status = 411


class TooManyRequests(RequestRefused):
    """The credential's allowance for this minute is used up; `retry_after` is in seconds."""

    status = 429

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(f"Too many requests; try again in {retry_after} seconds.")


class RecordError(Refused):
    """An act on the record that was refused; nothing was changed."""


class UnknownStatement(RecordError):
    """There is no statement with this id."""

    sentence = _("There is no such statement.")


class NotErasable(RecordError):
    """A voiding statement is not erased: what it voids would rise again."""

    sentence = _("A statement that voids another is not erased.")
