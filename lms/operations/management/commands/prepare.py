"""`manage.py prepare`: bring the database, the queue, the catalogues and the static files up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from lms.operations import launch


class Command(BaseCommand):
    help = "Migrates, makes the cache and queue tables, compiles catalogues and collects static files."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        launch.require_database()
        for words in launch.prepare():
            self.stdout.write(words)
