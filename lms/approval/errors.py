"""Why an act on the desk is refused; the view tells it in words, and nothing was changed."""

from lms.approval.gate import Answer


class ApprovalError(Exception):
    """A refused act; nothing was changed."""


class NotAllowed(ApprovalError):
    """The role table does not let this user do this."""


class HasConflictOfInterest(ApprovalError):
    """The user belongs to the home, or has declared a conflict of interest for it."""


class AssignmentEnded(ApprovalError):
    """The assignment has ended, and cannot be approved."""


class AlreadyApproved(ApprovalError):
    """The assignment has a standing approval."""


class ConfirmationMissing(ApprovalError):
    """The police certificate's day or the assessment of suitability is not confirmed."""


class NotReady(ApprovalError):
    """The gate cannot answer; `reason` is one of `GateStatus.Reason`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotCleared(ApprovalError):
    """The gate does not clear; `answer` says which cells are open."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.outcome)
        self.answer = answer


class OwnEvidence(NotCleared):
    """The gate clears only with evidence that the approver recorded; `answer` is the one without it."""


class NothingToReview(ApprovalError):
    """The approval is not waiting to be considered anew."""


class AlreadyHandedOver(ApprovalError):
    """The assignment is with another office already."""


class RuleSetRefused(ApprovalError):
    """The rule set cannot be proposed or put in force; the text is one sentence that says why."""


class AddressRefused(ApprovalError):
    """A webhook's address is not encrypted, not found, or inside the platform's own network."""


class PlanChanged(ApprovalError):
    """The plan that was shown is no longer the one to book."""


class ProofLinkNotValid(ApprovalError):
    """The link is unknown, revoked or out of date; which of them is never told."""


class NobodyToAsk(ApprovalError):
    """There is no other adult in the home to be shown by the link."""


class TooManyViews(ApprovalError):
    """The person keeps as many views as the desk can show."""
