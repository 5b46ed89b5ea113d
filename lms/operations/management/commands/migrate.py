"""`manage.py migrate`: Django's, as the database's owner, who then gives the serving role its grants."""

from typing import Any

from django.core.management.commands import migrate

from lms import grants, owner


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if owner.is_acting():
            super().handle(*args, **options)
            return
        with owner.as_owner():
            super().handle(*args, **options)
            if not options["check_unapplied"] and not options["plan"]:
                grants.give()
