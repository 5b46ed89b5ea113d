"""`manage.py person_numbers`: under which keys the digests of national numbers lie."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from lms.people.queries import person_numbers_by_key


class Command(BaseCommand):
    help = "Says how many people are found by their number under each key of PERSON_NUMBER_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        found = person_numbers_by_key()
        for entry in settings.PERSON_NUMBER_KEYS:
            name = entry.partition(":")[0]
            self.stdout.write(f"{found.pop(name, 0):>9}  {name}")
        for name, number in sorted(found.items()):
            self.stdout.write(
                f"{number:>9}  {name}, a key that is not set: these are known otherwise, or not"
            )
