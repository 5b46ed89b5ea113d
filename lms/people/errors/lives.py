"""What can go wrong with invitations, and with what changes in a life."""

from django.utils.translation import gettext_lazy as _

from lms.people.errors import OtherPerson, PeopleError


class InvitationAnswered(PeopleError):
    """The invitation has been answered or taken back in the meantime."""

    sentence = _("The invitation has been answered, or taken back by a colleague. Look at the home again.")


class PersonHasCome(PeopleError):
    """Whoever has come looks after their own name and address, or tells staff to."""

    sentence = _(
        "This person has an account already. Open their account, and correct it there on their word."
    )


class NameIsTheirOwn(PeopleError):
    """The person has written their own name: what staff type does not replace it."""

    sentence = _("They have written their name themselves. Ask them to change it under My account.")
    field = "first_name"


class SameAddress(PeopleError):
    """The address is the one that messages go to already."""

    sentence = _("Your messages go to this address already.")
    field = "email"


class AlreadyRecorded(PeopleError):
    """A colleague has recorded it, or taken it back, in the meantime."""

    sentence = _("A colleague has done so already. Look at the account again.")
    is_so_already = True


class LivesElsewhere(PeopleError):
    """The person is an adult of another home now."""

    sentence = _("The person is an adult of another home now. Ask the office of that home.")


class OtherAdult(OtherPerson):
    """An adult of the home has come by the link that is for the other one."""

    sentence = _(
        "This link is for the other adult in your home. Sign out, and let them open the link and sign in."
    )
