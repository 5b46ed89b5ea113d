"""The Celery application; the default queue lives inside the platform's own PostgreSQL."""

import os
import warnings

from celery import Celery
from celery.platforms import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
warnings.simplefilter("ignore", SecurityWarning)  # tasks are JSON only, so a root worker is no worse

app = Celery("lms")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
