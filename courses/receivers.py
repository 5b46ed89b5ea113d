"""What courses does when something is recorded: progress follows the record at once."""

from typing import Any

from django.dispatch import receiver

from courses.actions import merging
from courses.actions.projection import project_accounts
from courses.queries.record import persons_concerned
from lms.people.models import User
from lms.people.signals import accounts_merged
from lms.xapi.models import Statement
from lms.xapi.signals import statements_recorded


@receiver(accounts_merged, dispatch_uid="courses.one_person")
def follow_the_person(sender: object, kept: User, merged: User, **_: Any) -> None:
    merging.follow(kept, merged)


@receiver(statements_recorded, dispatch_uid="courses.follow_the_record")
def follow_the_record(batch: list[Statement], **_: Any) -> None:
    if accounts := persons_concerned(batch):
        project_accounts(accounts)
