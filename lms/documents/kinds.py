"""What kind of file some bytes are, by what they hold and never by their name."""

import filetype


def kind_of(content: bytes) -> str:
    """The media type of the content, or an empty text if it is not recognised."""
    kind = filetype.guess(content)
    return str(kind.mime) if kind else ""
