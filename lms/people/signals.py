"""`people_changed(homes)`: a home's adults, invitations, kind, groups or assignments changed.

Sent inside the transaction that changes them, with `homes` a list of `FosterHome`.
"""

from django.dispatch import Signal

people_changed = Signal()
