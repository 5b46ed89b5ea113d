"""`manage.py administrators`: the first administrators of a platform, from its server."""

from argparse import ArgumentParser
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from lms.people.actions.first import appoint_first_administrators
from lms.people.errors import AdministratorsStand
from lms.people.models.fields import AddressField
from lms.refusals import Refused


class Command(BaseCommand):
    help = (
        "Makes the first two administrators or more, and prints the link by which each chooses a password. "
        "Once two stand, administrators appoint each other, in the administration."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", help="the directorate's name, such as Bufdir; made where missing")
        parser.add_argument("person", nargs="+", help='"First Last <address@example.no>", at least two')

    def handle(self, *args: Any, **options: Any) -> None:
        people = [_parsed(one) for one in options["person"]]
        if len({address for _name, address in people}) < 2:
            raise CommandError("Name at least two persons with addresses of their own.")
        try:
            links = appoint_first_administrators(people, organisation=options["organisation"])
        except AdministratorsStand:
            raise CommandError("Two administrators stand already; they appoint others.") from None
        except Refused:
            raise CommandError("One of them is a foster parent, or switched off; nothing was made.") from None
        for user, secret in links:
            address = settings.SITE_URL + reverse("people:choose-password", args=[secret])
            self.stdout.write(f"{user.name} <{user.email}>: {address}")


def _parsed(person: str) -> tuple[str, str]:
    name, address = parseaddr(person)
    try:
        return name, AddressField().clean(address)
    except ValidationError:
        raise CommandError(f"{person!r} is not a name with an e-mail address.") from None
