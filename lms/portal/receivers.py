"""What is published can be found, and what is taken down cannot."""

from typing import Any

from django.dispatch import receiver

from cms.findings import Finding
from cms.signals import findings_changed
from lms.portal import actions


@receiver(findings_changed)
def page_changed(page: int, findings: list[Finding], **kwargs: Any) -> None:
    actions.index_page(page, findings)
