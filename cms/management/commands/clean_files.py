"""Clean the files that were kept before the doors cleaned them. Running it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.actions.files import clean_library
from courses.actions.documents import clean_documents


class Command(BaseCommand):
    help = "Take place, time and maker out of the files kept so far: the library's and attested documents."

    def handle(self, *args: Any, **options: Any) -> None:
        library, documents = clean_library(), clean_documents()
        self.stdout.write(f"The library: {library.changed} cleaned, {len(library.refused)} left to look at.")
        for line in library.refused:
            self.stdout.write(f"  {line}")
        self.stdout.write(f"Attested documents: {documents.changed} cleaned, {documents.refused} cannot be.")
