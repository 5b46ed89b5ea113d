"""What can go wrong for the people whose records are kept, and what the platform does about it.

The third part of the draft of an assessment of data protection (DPIA, GDPR art. 35 (7) c and d). How likely
and how grave each is, the controller judges: it depends on who uses the platform, and how.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.people.rules.keeping import KeptFor


@dataclass(frozen=True)
class Risk:
    """Something that can happen, within records of which purposes, and the measures against it."""

    code: str
    what: str | Promise
    purposes: tuple[KeptFor, ...]
    measures: tuple[str | Promise, ...]


RISKS = (
    Risk(
        "unauthorised",
        _("Somebody who has no need to sees that a family has, or may get, an assignment."),
        (KeptFor.DECIDING, KeptFor.TRAINING),
        (
            _("Who may see what is one table of roles, tested for every role on every page."),
            _("An office sees a home through its own assignment alone; trainers see none."),
            _("Reach ends with the role, the assignment or the supervision case, at once."),
        ),
    ),
    Risk(
        "protected",
        _("Where a family under address protection lives becomes known."),
        (KeptFor.DECIDING, KeptFor.PLANNING, KeptFor.TRAINING),
        (
            _("No home address is stored anywhere."),
            _("Without a right that two administrators give, a protected person is seen by an alias alone."),
            _("Where families meet is shown only to those who may come."),
        ),
    ),
    Risk(
        "child",
        _("A child can be recognised."),
        (KeptFor.DECIDING, KeptFor.LEARNING, KeptFor.PLANNING),
        (
            _("No child’s name, birth date, address or story has a place here."),
            _("Reasons and needs are chosen from lists; free text refuses identity numbers and dates."),
            _("The notebook is its writer’s alone."),
        ),
    ),
    Risk(
        "curious",
        _("Staff look at a family without reason."),
        (KeptFor.DECIDING, KeptFor.OPENNESS),
        (
            _("Each look is logged, cannot be changed, and is shown to the person."),
            _("The county governor sees homes within a named supervision case alone."),
            _("Lists that are taken out are logged, and many of them alert the administrators."),
        ),
    ),
    Risk(
        "account",
        _("Somebody comes in by another’s account."),
        (KeptFor.SAFETY,),
        (
            _("Families come by ID-porten and staff by Ansattporten or Entra, or with a second step."),
            _("Wrong tries are counted and slowed, and unusual sign-ins are told to the person."),
            _("What matters asks for a new sign-in; administrators are made by two."),
        ),
    ),
    Risk(
        "wrong",
        _("A decision rests on a training record that is wrong."),
        (KeptFor.DECIDING, KeptFor.TRAINING),
        (
            _("A person decides, never the machine; the decision keeps what it rested on."),
            _("Evidence says who gave it; nobody approves on their own, or with a conflict of interest."),
            _("Each adult sees their own record and can have it put right; withdrawn evidence is flagged."),
        ),
    ),
    Risk(
        "lost",
        _("Records are lost, or changed without anybody seeing it."),
        (KeptFor.TRAINING, KeptFor.DECIDING, KeptFor.OPENNESS),
        (
            _("Backups are encrypted, and restoring them is rehearsed by one command."),
            _("The database itself refuses to change or delete evidence, decisions and logs."),
        ),
    ),
    Risk(
        "too_long",
        _("Records are kept for longer than they are needed."),
        tuple(KeptFor),
        (
            _("Every kind of record has a time and goes by itself at night; a check finds what is left."),
            _("What is a person’s own they can erase at once."),
        ),
    ),
    Risk(
        "message",
        _("A message, calendar or shared screen tells others that a family fosters, or is about to."),
        (KeptFor.CONTACT, KeptFor.PLANNING),
        (
            _("Messages and calendars hold a day, a time and a neutral word; nothing of the rest."),
            _("On a shared device nothing is kept after signing out."),
        ),
    ),
    Risk(
        "figures",
        _("Small numbers in statistics point at a family."),
        (KeptFor.DECIDING, KeptFor.RECRUITING),
        (
            _("Counts are rounded to five, and small ones are hidden with what would give them away."),
            _("Who answered an evaluation is not kept with the answer."),
        ),
    ),
    Risk(
        "suppliers",
        _("Somebody at a supplier reads what they need not."),
        (KeptFor.SAFETY, KeptFor.CONTACT, KeptFor.AUTHORING),
        (
            _("No supplier is needed but whoever runs the server; pages load nothing from elsewhere."),
            _("Secrets are stored hashed or sealed, and left out of every log."),
        ),
    ),
)
