from celery import shared_task

from cms.actions import link_check, scheduled_publishing


@shared_task
def publish_due() -> None:
    """Publish what is due; runs every minute."""
    scheduled_publishing.publish_due()


@shared_task
def check_links_of(page_id: int) -> None:
    """Ask the addresses that a page links to; sent when it is published."""
    link_check.check_links_of(page_id)


@shared_task
def check_links() -> None:
    """Ask the addresses whose turn it is; runs every night, each address once a week."""
    link_check.check_links()
