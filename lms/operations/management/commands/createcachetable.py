"""`manage.py createcachetable`: Django's, as the database's owner, who then gives the grants."""

from typing import Any

from django.core.management.commands import createcachetable

from lms import grants, owner


class Command(createcachetable.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if owner.is_acting():
            super().handle(*args, **options)
            return
        with owner.as_owner():
            super().handle(*args, **options)
            if not options["dry_run"]:
                grants.give()
