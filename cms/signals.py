"""What the floors above learn of pages."""

from django.dispatch import Signal

# Sent with `page` (its id) and `findings` when what can be found of a page has changed.
findings_changed = Signal()
