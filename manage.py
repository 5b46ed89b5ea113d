#!/usr/bin/env python
"""Run an administrative task, and say in one sentence why where the database cannot be had."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from lms import database

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except OperationalError as error:
        if (reason := database.reason_of(error)) is None:
            raise
        sys.exit(reason)
    finally:
        database.leave()


if __name__ == "__main__":
    main()
