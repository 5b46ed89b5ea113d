"""Make, list or revoke a credential of the learning record store."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.xapi.actions import credentials
from lms.xapi.actions.credentials import make_credential
from lms.xapi.models import Actors, Credential, Scope


class Command(BaseCommand):
    help = "Make, list or revoke a credential of the learning record store."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        make = verbs.add_parser("make", help="make one and print its secret, once")
        make.add_argument("name")
        make.add_argument("--scope", action="append", default=[], help=f"one of {', '.join(Scope)}")
        make.add_argument("--any", action="store_true", help="about anyone, not only people of this platform")
        make.add_argument("--per-minute", type=int, help="requests a minute")
        make.add_argument("--origin", action="append", default=[], help="a web page's origin that may use it")
        verbs.add_parser("list", help="list those that stand")
        revoke = verbs.add_parser("revoke", help="refuse one from now on")
        revoke.add_argument("key")

    def handle(self, *, verb: str, **options: Any) -> None:
        {"make": self._make, "list": self._list, "revoke": self._revoke}[verb](options)

    def _make(self, options: dict[str, Any]) -> None:
        if not options["scope"]:
            raise CommandError("Name at least one --scope.")
        try:
            scopes = [Scope(scope) for scope in options["scope"]]
        except ValueError as error:
            raise CommandError(f"{error}; the scopes are {', '.join(Scope)}.") from None
        credential, secret = make_credential(
            name=options["name"],
            scopes=scopes,
            actors=Actors.ANY if options["any"] else Actors.OURS,
            by=None,
            requests_per_minute=options["per_minute"],
            origins=options["origin"],
        )
        self.stdout.write(f"key     {credential.key}")
        self.stdout.write(f"secret  {secret}")
        self.stdout.write("The secret is not kept; write it down now.")

    def _list(self, options: dict[str, Any]) -> None:
        for credential in Credential.objects.standing().order_by("created_at"):
            self.stdout.write(
                f"{credential.key}  {credential.actors:4}  {' '.join(credential.scopes)}  {credential.name}"
            )

    def _revoke(self, options: dict[str, Any]) -> None:
        credential = Credential.objects.standing().filter(key=options["key"]).first()
        if credential is None:
            raise CommandError("No standing credential has this key.")
        credentials.revoke(credential, by=None)
        self.stdout.write("Revoked.")
