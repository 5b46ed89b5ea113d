#!/usr/bin/env python
"""Run an administrative task; starts the embedded PostgreSQL first where that is the database."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
    from django.core.management import execute_from_command_line

    from lms import database

    if not database.is_elsewhere() and sys.argv[1:2] not in (["help"], ["messages"], ["run"]):
        database.start()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
