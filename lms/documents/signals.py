"""What documents tell the floors above."""

from django.dispatch import Signal

# Sent with `signs`, the characters (a set of texts) for which a paper got the replacement sign.
signs_lacking = Signal()
