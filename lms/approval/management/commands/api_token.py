"""`manage.py api_token NUMBER`: an access token of the local issuer, for trying the API."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.approval.api import tokens
from lms.approval.api.access import APPROVE, HOOKS, READ, WRITE


class Command(BaseCommand):
    help = "Print an access token for an organisation number, signed by the local issuer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", help="the organisation number, nine digits")
        parser.add_argument("--scope", action="append", choices=[READ, WRITE, APPROVE, HOOKS])
        parser.add_argument("--seconds", type=int, default=3600)

    def handle(self, *args: Any, number: str, scope: list[str] | None, seconds: int, **options: Any) -> None:
        scopes = [f"{settings.API_SCOPE_PREFIX}.{name}" for name in scope or [READ, WRITE, APPROVE, HOOKS]]
        try:
            self.stdout.write(tokens.issue(number, scopes, seconds=seconds))
        except tokens.TokenRefused as error:
            raise CommandError(f"{error}.".capitalize()) from error
