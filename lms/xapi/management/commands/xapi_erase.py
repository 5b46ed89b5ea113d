"""Erase a statement for good, as retention or the law asks; its id, hash and the reason stay."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from lms.people.models import User
from lms.people.models.fields import points_at_nobody
from lms.xapi.actions.statements import erase
from lms.xapi.errors import NotErasable, UnknownStatement


class Command(BaseCommand):
    help = "Erase one statement for good. Who made a mistake voids it instead, on its page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("statement", type=UUID, help="the statement's id")
        parser.add_argument("--by", required=True, help="the user name of who decided it")
        parser.add_argument("--reason", required=True, help="why, in words that name nobody")

    def handle(self, *, statement: UUID, by: str, reason: str, **options: Any) -> None:
        decided_by = User.objects.filter(username=by, is_active=True).first()
        if decided_by is None:
            raise CommandError(f"Nobody has the user name {by}.")
        try:
            points_at_nobody(reason)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from None
        try:
            left = erase(statement, by=decided_by, reason=reason)
        except UnknownStatement:
            raise CommandError(f"No statement has the id {statement}.") from None
        except NotErasable:
            raise CommandError("A statement that voids another is not erased.") from None
        self.stdout.write(f"Erased. Its hash stays: {left.sha256}")
