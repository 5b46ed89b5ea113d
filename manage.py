#!/usr/bin/env python
"""Run an administrative task, and say in one sentence why where the machine does not let it."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    from lms import database, trouble

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except (OSError, DatabaseError) as error:
        if (sentence := trouble.sentence_of(error)) is None:
            raise
        sys.exit(sentence)
    finally:
        database.leave()


if __name__ == "__main__":
    main()
