"""`progress_changed(persons)`: progress or evidence changed for these users.

Sent inside the transaction that changed it, under the persons' locks, with `persons` a list of
`User` ids.
"""

from lms.gathering import GatheringSignal

progress_changed = GatheringSignal("persons", keyed=dict.fromkeys, whole=sorted)
