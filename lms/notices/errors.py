"""What can go wrong with messages."""

from django.utils.translation import gettext_lazy as _

from lms.refusals import Refused


class NoticeError(Refused):
    """A refused act; nothing was changed."""

    sentence = _("That has been seen to already.")


class NotUncertain(NoticeError):
    """Only a message whose delivery is uncertain can be sent again by hand."""


class NotALetter(NoticeError):
    """Only a letter that waits can be marked as posted."""


class Miscalled(Exception):
    """A call that no page can lead to: a mistake in the code that sends."""


class UnknownKind(Miscalled):
    """No package has registered this kind of message."""


class VariableNotAllowed(Miscalled):
    """The call uses variables that this kind of message does not allow."""


class VariableMissing(Miscalled):
    """The call leaves out variables that this kind of message has."""
