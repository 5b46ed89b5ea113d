"""`manage.py gate_cases FILE`: a dry run of the approval gate over a file of cases."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.approval import gate


class Command(BaseCommand):
    help = "Evaluate a file of gate cases; print each that differs and a count; exit 1 if any does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        cases = _read(options["file"])
        differing = 0
        for name, given, expected in cases:
            found = _answer(given)
            if found != expected:
                differing += 1
                self.stdout.write(f"{name}\n  expected {_line(expected)}\n  answered {_line(found)}")
        self.stdout.write(f"{len(cases)} cases, {differing} differ.")
        if differing:
            sys.exit(1)


def _read(file: Path) -> list[tuple[str, Any, Any]]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        cases = content["cases"]
        return [(str(case["name"]), case["input"], case["expected"]) for case in cases]
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise CommandError(f"{file} is not JSON: {error}.") from error
    except (KeyError, TypeError) as error:
        raise CommandError(f'{file} must hold {{"cases": [{{"name", "input", "expected"}}]}}.') from error


def _answer(given: Any) -> Any:
    try:
        return gate.decide(gate.Case.from_json(given)).to_json()
    except gate.EmptyGate:
        return {"error": "EmptyGate"}
    except gate.MalformedDocument as error:
        return {"error": f"Malformed: {error}"}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
