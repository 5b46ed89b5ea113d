"""What can go wrong with messages."""


class NoticeError(Exception):
    """A refused act; nothing was changed."""


class UnknownKind(NoticeError):
    """No package has registered this kind of message."""


class VariableNotAllowed(NoticeError):
    """The text or the call uses a variable that this kind of message does not allow."""


class VariableMissing(NoticeError):
    """The call leaves out a variable that this kind of message has."""


class NotUncertain(NoticeError):
    """Only a message whose delivery is uncertain can be sent again by hand."""


class NotALetter(NoticeError):
    """Only a letter that waits can be marked as posted."""
