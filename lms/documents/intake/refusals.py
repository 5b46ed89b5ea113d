"""What is said of a file that is not kept."""

from django.utils.translation import gettext_lazy as _

from lms.refusals import Explained


class FileRefused(Explained):
    """A file that is not kept. Who looked into it says why: one sentence, in the language of who sent it."""

    sentence = _("The file is damaged. Save it anew and try again.")
