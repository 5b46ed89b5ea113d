from celery import shared_task

from cms import actions


@shared_task
def publish_due() -> None:
    """Publish what is due; runs every minute."""
    actions.publish_due()
