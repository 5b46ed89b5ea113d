"""What courses does when something is recorded: progress follows the record at once."""

from typing import Any

from django.dispatch import receiver

from courses.actions.projection import project_accounts
from courses.queries.record import persons_concerned
from lms.xapi.models import Statement
from lms.xapi.signals import statements_recorded


@receiver(statements_recorded, dispatch_uid="courses.follow_the_record")
def follow_the_record(batch: list[Statement], **_: Any) -> None:
    if accounts := persons_concerned(batch):
        project_accounts(accounts)
