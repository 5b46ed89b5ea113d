"""What can go wrong with an office's people, and with an office that closes."""

from django.utils.translation import gettext_lazy as _

from lms.people.errors import IsStaffToo
from lms.refusals import NotAllowed, Refused


class AlreadyHasRole(Refused):
    """The person has this role in the office already, on some of these days."""

    sentence = _("This person has that role here already on those days. Change the role that stands.")


class NotGivenHere(Refused):
    """An office of this kind has no such role."""

    sentence = _("This office does not give that role. Choose one of those offered.")
    field = "role"


class DayIsPast(Refused):
    """A role begins and ends today or later, and ends no sooner than it begins."""

    sentence = _("Choose a day that is not past, and a last day that is not before the first.")
    field = "ends_on"


class LastLeader(Refused):
    """An office is never left without somebody who gives its people their roles."""

    sentence = _("Nobody else leads this office for good. Let another lead it first.")


class RoleHasEnded(Refused):
    """The role is ended, or no longer waits for an answer."""

    sentence = _("This role has ended already, or has been answered.")
    is_so_already = True


class NotSuchAnOffice(Refused):
    """An office goes over to another of its kind that goes on."""

    sentence = _("Choose another office of the same kind, one that goes on.")
    field = "to"


class ClosesAlready(Refused):
    """Something is planned for one of the two offices already, or was called off meanwhile."""

    sentence = _("Something is planned for one of these offices already. Call it off first.")


class NotStaffThere(NotAllowed):
    """A right in an office is for those who have a role there."""

    sentence = _("This person has no role in that office. Its leader gives it first.")


class LeaderGivesLink(IsStaffToo):
    """Who works at an office gets the link for a new number from those who lead it."""

    sentence = _(
        "This person works here too, so they get the link from the leader of their office, under People here."
    )


class IsAdministratorToo(IsStaffToo):
    """One person alone opens no administrator's account."""

    sentence = _(
        "This person is an administrator too, and nobody opens such an account alone. Two other "
        "administrators make the link, under People here."
    )


class NotSuchAnAdministrator(NotAllowed):
    """A link for a new number goes to an administrator whose role is in force."""

    sentence = _("This person is no administrator now, or is paused. Two administrators give the role first.")


class ProposalIsOver(Refused):
    """It was confirmed or taken away meanwhile, or is more than a week old."""

    sentence = _("This was confirmed or taken away already, or is older than a week. Propose it anew.")


class OwnWayIn(NotAllowed):
    """Nobody lets a new number in to their own account."""

    sentence = _(
        "Nobody makes this link for themselves. Ask another who leads the office. Is there none? Then two "
        "administrators give it one."
    )
