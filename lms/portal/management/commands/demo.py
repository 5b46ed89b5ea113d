from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lms.people import demo as people
from lms.people.models import User

_ABOVE_PEOPLE = [
    "cms.demo",
    "lms.approval.demo",
    "courses.demo",
    "sessions.demo",
    "lms.approval.forecast_demo",
]


class Command(BaseCommand):
    help = "Load the demo: people, content, sessions and approvals that every screen can show."

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            raise CommandError(
                "The database holds people already, so the demo was not loaded; `make reset` starts over."
            )
        with transaction.atomic():
            cast = people.load()
            for name in _ABOVE_PEOPLE:
                self.stdout.write(f"Loading {name} …")
                import_module(name).load(cast)
        self.stdout.write(self.style.SUCCESS("The demo is loaded."))
