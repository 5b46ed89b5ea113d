"""Why an act on the desk is refused, in the words of who was refused; nothing was changed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lms.approval.gate import Answer
from lms.refusals import NotAllowed, Refused


class ApprovalError(Refused):
    """A refused act; nothing was changed."""


class HasConflictOfInterest(ApprovalError):
    """The user belongs to the home, or has declared a conflict of interest for it."""

    sentence = _("You belong to this home, or have declared a conflict of interest.")


class AssignmentEnded(ApprovalError):
    """The assignment has ended, and cannot be approved."""

    sentence = _("The assignment has ended.")


class AlreadyApproved(ApprovalError):
    """The assignment has a standing approval."""

    sentence = _("The home is approved for this assignment already.")
    status = 409


class ConfirmationMissing(ApprovalError):
    """The police certificate's day or the assessment of suitability is not confirmed."""

    sentence = _("Both confirmations are needed.")


class NotReady(ApprovalError):
    """The gate cannot answer; `reason` is one of `GateStatus.Reason`, which are sentences."""

    def __init__(self, reason: TextChoices) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def said(self) -> str:
        return str(self.reason.label)


class NotCleared(ApprovalError):
    """The gate does not clear; `answer` says which cells are open."""

    sentence = _("The training is not complete. See below what is missing.")

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.outcome)
        self.answer = answer


class NotClearedAgain(NotCleared):
    """An approval is considered anew, and the gate does not clear."""

    sentence = _("The training is not complete yet. The home’s page shows what is missing.")


class OwnEvidence(NotCleared):
    """The gate clears only with evidence that the approver recorded; `answer` is the one without it."""

    sentence = _("The training is complete only with what you recorded yourself. Somebody else must approve.")


class NothingToReview(ApprovalError):
    """The approval is not waiting to be considered anew."""

    sentence = _("The approval is not waiting to be considered anew.")


class AlreadyHandedOver(ApprovalError):
    """The assignment is with another office already."""

    sentence = _("The assignment is with another office already.")


class RuleSetRefused(ApprovalError):
    """The rule set cannot be changed, proposed or put in force."""


class ProposedAlready(RuleSetRefused):
    """What is proposed is not proposed again."""

    sentence = _("The rule set is proposed already.")


class NotADraft(RuleSetRefused):
    """What is proposed is not changed."""

    sentence = _("A rule set that is proposed is not changed: take it back first.")


class NotProposed(RuleSetRefused):
    """What is confirmed is a proposal."""

    sentence = _("Only a proposed rule set can be confirmed.")


class InForceForGood(RuleSetRefused):
    """What is confirmed is not taken back."""

    sentence = _("A confirmed rule set is never changed: make a new version.")


class DayHasCome(RuleSetRefused):
    """A set is put in force ahead of its day."""

    sentence = _("A rule set can be in force from a later day only, not from today.")


class SameDay(RuleSetRefused):
    """No two sets for a kind of home begin on one day."""

    sentence = _("Another rule set for this kind of home is in force from the same day.")


class AsksNothing(RuleSetRefused):
    """A set requires something of everybody before approval."""

    sentence = _("The rule set must require something of every home before approval.")


class NoSuchTraining(RuleSetRefused):
    """A requirement names a training, by `code`, that there is none of."""

    sentence = _("No training has the code %(code)s.")

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoSuchTargetGroup(RuleSetRefused):
    """A requirement names a target group, by `code`, that there is none of."""

    sentence = _("No target group has the code %(code)s.")

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AddressRefused(ApprovalError):
    """A webhook's address is not encrypted, not found, or inside the platform's own network."""

    sentence = _("The address must begin with https, name no port, and lead to a public place.")
    field = "url"


class PlanChanged(ApprovalError):
    """The plan that was shown is no longer the one to book."""

    sentence = _("The plan has changed meanwhile. Look at it again before you book.")


class ProofLinkNotValid(ApprovalError):
    """The link is unknown, revoked or out of date; which of them is never told."""

    sentence = _("The link shows nothing any more, and nothing was changed.")


class NobodyToAsk(ApprovalError):
    """There is no other adult in the home to be shown by the link."""

    sentence = _("There is no other adult in the home to ask.")
    field = "with_partner"


class NoLinkForYou(NotAllowed):
    """Who is no foster parent or has address protection makes no proof link."""

    sentence = _("No link can be made for you. Ask the office that trains you.")


class NotAsked(NotAllowed):
    """Who answers is not asked to be shown by the link; they read what one reads of a link that is gone."""

    sentence = ProofLinkNotValid.sentence


class TooManyViews(ApprovalError):
    """The person keeps as many views as the desk can show."""

    sentence = _("You keep as many views as there is room for. Delete one first.")


class ArchiveRefused(ApprovalError):
    """The way into the archive cannot go this step."""


class NothingDecided(ArchiveRefused):
    """No decision was made in the assignment."""

    sentence = _("No decision was made in this assignment, so there is nothing to hand over.")


class HandedOverToArchive(ArchiveRefused):
    """The hand-over to the archive is recorded."""

    sentence = _("The hand-over is recorded already, perhaps by a colleague. See the ended assignment.")
    status = 409


class NotHandedOver(ArchiveRefused):
    """There is no hand-over, or no receipt, to go on from."""

    sentence = _("This is not recorded, or has been taken back. See the ended assignment.")
    status = 409


class ReceiptConfirmed(ArchiveRefused):
    """The archive's receipt is recorded."""

    sentence = _("The receipt is recorded already, perhaps by a colleague. See the ended assignment.")
    status = 409


class ParcelChanged(ArchiveRefused):
    """What is handed over is not what was on the page."""

    sentence = _(
        "What is handed over has changed since you opened this page. Open it again and look it through."
    )
    status = 409


class DeletedHere(ArchiveRefused):
    """The decisions are deleted here; the archive has them."""

    sentence = _("The decisions are deleted here. The archive has them.")
    status = 409
