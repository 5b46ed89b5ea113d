from celery import shared_task

from cms import actions


@shared_task
def publish_due() -> None:
    """Publish what is due; runs every minute."""
    actions.publish_due()


@shared_task
def check_links_of(page_id: int) -> None:
    """Ask the addresses that a page links to; sent when it is published."""
    actions.check_links_of(page_id)


@shared_task
def check_links() -> None:
    """Ask the addresses whose turn it is; runs every night, each address once a week."""
    actions.check_links()
