"""`statements_recorded(batch)`: statements were recorded, in the order of `stored`.

Sent inside the recording transaction, under its locks, with `batch` a list of `Statement`. A
voiding is in the batch as its own statement, whose `voids` names the target.
"""

from django.dispatch import Signal

statements_recorded = Signal()
