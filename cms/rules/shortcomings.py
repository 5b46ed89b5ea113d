"""What a page can lack before it is good enough."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ShortcomingKind(TextChoices):
    """What may be missing, with the sentence that says so of what it concerns."""

    ALTERNATIVE_TEXT = "alternative_text", _("The picture “%(about)s” has no alternative text.")
    CAPTIONS = "captions", _("The video “%(about)s” has no captions.")
    CAPTIONS_IN_LANGUAGE = (
        "captions_in_language",
        _("The video “%(about)s” has no captions in the language of this page."),
    )
    TRANSCRIPT = "transcript", _("“%(about)s” has no transcript.")
    BROKEN_LINK = "broken_link", _("The link “%(about)s” leads nowhere.")
    SILENT_SITE = "silent_site", _("The link “%(about)s” to another site fails.")
    RIGHT_ANSWER = "right_answer", _("The question “%(about)s” has no right answer.")
