"""`statements_recorded(batch)`: statements were recorded, in the order of `stored`.

Sent inside the recording transaction, under its locks, with `batch` a list of `Statement`. A
voiding is in the batch as its own statement, whose `voids` names the target. Also sent, with the
statements concerned, when some were erased, or count from now on, or no longer, since an admin tied
their credential or loosed it.
"""

from lms.gathering import GatheringSignal

statements_recorded = GatheringSignal(
    "batch",
    keyed=lambda batch: {statement.pk: statement for statement in batch},
    whole=lambda waiting: list(waiting.values()),
)
