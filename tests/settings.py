"""Settings of the test-suite: the platform's own, quicker where nothing is proved by being slow."""

import os

os.environ["ENVIRONMENT"] = "test"

from lms import database

if not database.is_elsewhere():
    database.start()

from lms.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "test-private"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "test-media"
ANCHOR_FILE = ""
ERASURES_FILE = DATA_DIR / f"test-erasures-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.jsonl"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOGGING["root"]["level"] = "WARNING"
DATABASES["default"]["CONN_MAX_AGE"] = None
# Tests sign in as the server's superuser, who makes and drops their databases, and from there on are the role
# that serves; `tests.databases.unbound()` is the superuser again.
if not database.is_elsewhere():
    DATABASES["default"]["USER"] = database.SUPERUSER
OWNER_DATABASE, DATABASES["default"] = (
    {
        **DATABASES["default"],
        "OPTIONS": {
            **DATABASES["default"].get("OPTIONS", {}),
            "options": f"-c synchronous_commit=off -c role={role}",
        },
    }
    for role in (database.OWNER, database.SERVING)
)


def QUEUE_OF(name):  # noqa: N802
    """Celery's settings for the queue that belongs to the database `name`."""
    conn_string = database.conninfo({**DATABASES["default"], "NAME": name})
    return {
        "task_default_queue": "celery" if CELERY_BROKER_TRANSPORT_OPTIONS else name,
        "broker_transport_options": {**CELERY_BROKER_TRANSPORT_OPTIONS, "conn_string": conn_string}
        if CELERY_BROKER_TRANSPORT_OPTIONS
        else {},
    }


# A worker that the tests start is told which database it serves; its mail goes to files.
if os.environ.get("TEST_DATABASE"):
    DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
    _queue = QUEUE_OF(os.environ["TEST_DATABASE"])
    CELERY_TASK_DEFAULT_QUEUE = _queue["task_default_queue"]
    CELERY_BROKER_TRANSPORT_OPTIONS = _queue["broker_transport_options"]
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = os.environ["TEST_MAIL"]
