#!/usr/bin/env python
"""Run an administrative task; starts the embedded PostgreSQL first where that is the database."""

import os
import sys

_WITHOUT_DATABASE = {"help", "messages", "run", "reset"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from lms import database

    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads .env, which may name another database
        if not database.is_elsewhere() and not _WITHOUT_DATABASE.intersection(sys.argv[1:2]):
            database.start()
    except (ImproperlyConfigured, database.DatabaseUnavailable) as error:
        sys.exit(str(error))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
