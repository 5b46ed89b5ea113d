"""What the learning record store does."""

from lms.xapi.actions.statements import erase, record, store, void

__all__ = ["erase", "record", "store", "void"]
