"""What becomes of links, plans and decisions when a person is erased."""

from lms.people.actions.erasing import Answer, Loosened, Stays, Vanishes, WhyKept

_DECIDED = Stays(WhyKept.DECISION, named=True)
_STAFF = Stays(WhyKept.OTHERS)
COLUMNS: dict[str, Answer] = {
    "approval.prooflink.made_by": Vanishes(),
    "approval.proofadult.person": Vanishes(),
    "approval.savedview.person": Vanishes(),
    "approval.planwaiting.person": Vanishes(),
    "approval.learningpace.chosen_by": Loosened(),
    "approval.monthlystatistics.asked_by": Loosened(),
    "approval.approval_parents.user": _DECIDED,
    "approval.approval.decided_by": _DECIDED,
    "approval.review.person": _DECIDED,
    "approval.review.concluded_by": _DECIDED,
    "approval.archiverecord.handed_over_by": _DECIDED,
    "approval.archiverecord.confirmed_by": _DECIDED,
    "approval.ruleset.made_by": _DECIDED,
    "approval.ruleset.proposed_by": _DECIDED,
    "approval.ruleset.confirmed_by": _DECIDED,
    "approval.handover.handed_by": _STAFF,
    "approval.apicall.caseworker": _STAFF,
    "approval.task.done_by": _STAFF,
}
