"""What the floors above learn of pages."""

from lms.gathering import GatheringSignal

# Sent with `pages`, when what can be found of these has changed: their findings, by the page's id.
findings_changed = GatheringSignal("pages", keyed=dict, whole=dict)
