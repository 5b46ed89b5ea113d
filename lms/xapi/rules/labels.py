"""What verbs, activities and reasons of our own are called on a page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.xapi.profile import Verb

VERBS = {
    Verb.INITIALIZED: _("began"),
    Verb.COMPLETED: _("completed"),
    Verb.ANSWERED: _("answered"),
    Verb.PASSED: _("passed"),
    Verb.ATTENDED: _("attended"),
    Verb.SATISFIED: _("completed the programme"),
    Verb.WAIVED: _("had recognised"),
    Verb.VOIDED: _("voided"),
}
KINDS = {
    "module": pgettext_lazy("activity", "Module"),
    "lesson": pgettext_lazy("activity", "Lesson"),
    "question": pgettext_lazy("activity", "Question"),
    "quiz": pgettext_lazy("activity", "Quiz"),
    "session": pgettext_lazy("activity", "Gathering or visit"),
    "programme": pgettext_lazy("activity", "Programme"),
}
REASONS = {
    "recorded_wrongly": _("It was recorded wrongly"),
    "wrong_person": _("It is about the wrong person"),
    "recorded_twice": _("It was recorded twice"),
    "only_a_test": _("It was only a test"),
}
