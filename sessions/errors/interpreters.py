"""What can go wrong with an interpreter who is ordered and confirmed."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class RelativeInterprets(SessionsError):
    """An interpreter is confirmed only as neither a child nor a relative of the family."""

    sentence = _("Confirm that the interpreter is neither a child nor a relative of the family.")


class InterpreterNotOrdered(SessionsError):
    """An interpreter is ordered before they are confirmed."""

    sentence = _("Order the interpreter first.")
