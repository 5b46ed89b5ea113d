"""Send statements to the external learning record store again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.xapi.actions import forwarding
from lms.xapi.rules.timestamps import instant


class Command(BaseCommand):
    help = "Send statements to the external store again; the same id is never stored twice there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--parked", action="store_true", help="those that it refused")
        parser.add_argument("--missing", action="store_true", help="those recorded before forwarding was on")
        parser.add_argument("--since", help="those stored from this moment on, such as 2026-03-01T00:00:00Z")
        parser.add_argument(
            "--now", action="store_true", help="deliver at once, here, rather than by a worker"
        )

    def handle(self, *, parked: bool, missing: bool, since: str | None, now: bool, **options: Any) -> None:
        if not forwarding.is_on():
            raise CommandError(
                "No external store is configured; set XAPI_FORWARD_ENDPOINT, _KEY and _SECRET."
            )
        if not (parked or missing or since or now):
            raise CommandError("Say what to send: --parked, --missing, --since or --now.")
        try:
            moment = instant(since) if since else None
        except ValueError as error:
            raise CommandError(f"--since {error}.") from None
        if parked or missing or moment:
            count = forwarding.replay(by=None, parked=parked, missing=missing, since=moment)
            self.stdout.write(f"{count} statements wait to be sent again.")
        if now:
            self.stdout.write(f"{forwarding.forward()} statements were delivered.")
