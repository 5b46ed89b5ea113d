from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lms.people import demo as people
from lms.people.models import User
from lms.portal import demo_country

# Each package's part of the demo, and what is said while it is made.
_ABOVE_PEOPLE = {
    "lms.xapi.demo": "the learning record",
    "cms.demo": "programmes, lessons and pages",
    "lms.approval.demo": "homes, assignments and approvals",
    "courses.demo": "what people have learnt",
    "sessions.demo": "gatherings, visits and network groups",
    "lms.approval.forecast_demo": "forecasts",
    "lms.portal.demo": "people who wonder",
}


class Command(BaseCommand):
    help = "Load the demo: people, content, sessions and approvals that every screen can show."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--homes", type=int, default=0, help="write this many further homes in bulk")

    def handle(self, *args: Any, homes: int, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("The demo is never loaded in production.")
        if not homes or not User.objects.exists():
            self._load()
        for words in demo_country.load(homes) if homes else ():
            self.stdout.write(words)

    def _load(self) -> None:
        if User.objects.exists():
            raise CommandError(
                "The database holds people already, so the demo was not loaded; `make reset` starts over."
            )
        with transaction.atomic():
            cast = people.load()
            for name, words in _ABOVE_PEOPLE.items():
                self.stdout.write(f"  {words} ...")
                import_module(name).load(cast)
        self.stdout.write(self.style.SUCCESS("The demo is loaded."))
