"""`manage.py sign_in_key FILE`: the platform's own key at a provider."""

import json
import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.people.rules import tokens


class Command(BaseCommand):
    help = "Makes a private key in a new file, and prints the open one, which is registered at the provider."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        text = json.dumps(tokens.new_client_key())
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
                made.write(text)
        except FileExistsError:
            raise CommandError(f"{file} is there already; name a new file.") from None
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write(json.dumps(tokens.public_keys(text), indent=2))
