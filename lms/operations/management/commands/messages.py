"""`manage.py messages`: keep the message catalogues in step with the code, and compile them."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.operations import catalogues


class Command(BaseCommand):
    help = (
        "Extracts and merges the messages of every package and compiles the catalogues; "
        "with --check changes no text and fails on any that is missing, fuzzy or wrong."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("packages", nargs="*", metavar="package", help="only these, e.g. lms/people")
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument("--check", action="store_true", help="report, change no text")
        mode.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *args: Any, packages: list[str], check: bool, compile: bool, **options: Any) -> None:
        root = settings.BASE_DIR
        chosen = tuple(packages) or catalogues.PACKAGES
        if unknown := set(chosen) - set(catalogues.PACKAGES):
            raise CommandError(f"No such package: {', '.join(sorted(unknown))}.")
        if not check and not compile:
            for package in chosen:
                for language in catalogues.languages(root, package):
                    for domain in catalogues.DOMAINS:
                        catalogues.merge(root, package, language, domain)
        count = catalogues.compile_all(root)
        if compile:
            return
        found = catalogues.findings(root, chosen)
        for finding in found:
            self.stderr.write(str(finding))
        if found and check:
            raise CommandError(f"The catalogues have {len(found)} findings.")
        self.stdout.write(f"{count} catalogues compiled, {len(found)} findings.")
