"""`people_changed(homes)`: a home's adults, invitations, kind, groups or assignments changed.

Sent inside the transaction that changes them, with `homes` a list of `FosterHome`. A receiver that
stops secrets may answer with their number by name, as in `lms.people.renewals.Renewed`.
"""

from lms.people.gathering import GatheringSignal

people_changed = GatheringSignal(
    "homes",
    keyed=lambda homes: {home.pk: home for home in homes},
    whole=lambda waiting: list(waiting.values()),
)
