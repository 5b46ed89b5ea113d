"""How the platform is doing, for pages of lower floors that have a gap for it."""

from django import template
from django.utils.translation import gettext as _

from lms.operations.backups import runs

register = template.Library()


@register.simple_tag
def backups_warning() -> str:
    """What is wrong with backups and drills, in a sentence; empty where nothing is."""
    found = runs.standing()
    if not found.is_asked:
        return ""
    if found.backup.failed:
        return _("The last backup failed.")
    if found.backup.is_late:
        return _("No backup was taken lately.")
    if found.drill.failed:
        return _("The last restore drill failed.")
    return _("It is long since a restore was rehearsed.") if found.drill.is_late else ""
