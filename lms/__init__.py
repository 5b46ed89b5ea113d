"""The platform's project package; importing it readies the Celery application for `send_task`."""

from lms.celery import app as celery_app

__all__ = ["celery_app"]
