"""What the learning record store does."""

from lms.xapi.actions.credentials import make_credential, revoke, tie, untie
from lms.xapi.actions.statements import erase, record, store, void

__all__ = ["erase", "make_credential", "record", "revoke", "store", "tie", "untie", "void"]
