"""The Celery application; the default queue lives inside the platform's own PostgreSQL."""

import os
import warnings
from typing import Any

from celery import Celery, signals
from celery.platforms import SecurityWarning
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from kombu.transport import TRANSPORT_ALIASES

from lms import powers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
warnings.simplefilter("ignore", SecurityWarning)  # tasks are JSON only, so a root worker is no worse

TRANSPORT_ALIASES["pgmq"] = "lms.broker:Transport"

app = Celery("lms")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.worker_init.connect
@signals.beat_init.connect
def _require_a_safe_role(**_: Any) -> None:
    """End a process that production refuses, with the reason; another exception would only be logged."""
    if settings.IS_PRODUCTION:
        try:
            powers.require()
        except ImproperlyConfigured as error:
            raise SystemExit(str(error)) from None
