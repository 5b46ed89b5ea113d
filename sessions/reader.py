"""What a request asks for."""

from uuid import UUID


def uuid_in(text: str) -> UUID | None:
    """The UUID that a request holds as text; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
