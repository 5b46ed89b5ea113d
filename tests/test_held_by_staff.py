"""Whatever names a member of staff goes over when they leave, is their own, or tells what they did."""

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from lms.people.models import User

OURS = ("lms.", "courses", "sessions", "cms")

# What somebody else must take: `sessions.queries.held_work` and `cms.queries.owners` find it.
HANDED_OVER = {
    "training_sessions.TrainerAssignment.trainer",
    "training_sessions.NetworkGroup.facilitator",
    "training_sessions.InHomePlan.resource_people",
    "cms.LessonPage.professional_owner",
    "cms.QuizPage.professional_owner",
}
# The person's own, gone or of no use once they have left.
OWN = {"person", "user", "to", "writer", "author"}
OWN_AS_TRAINER = {
    "training_sessions.Competence.trainer",
    "training_sessions.TrainerAbsence.trainer",
    "training_sessions.TrainerCalendar.trainer",
    "training_sessions.TrainerHours.trainer",
}
# Whom a decision was about, or in whose name a system called.
TOLD = {
    "approval.Approval.parents",
    "approval.ApiCall.caseworker",
    "people.Merging.kept",
    "people.Merging.merged",
    "people.User.merged_into",
}
# A proposal holds nobody: what is made of it is asked anew.
PROPOSED = {"training_sessions.ProposedSeries.trainers"}
# Who comes to a meeting for an office or a home: the party answers anew where they cannot.
COMES = {"training_sessions.Invitee.comes"}
KNOWN = HANDED_OVER | OWN_AS_TRAINER | TOLD | PROPOSED | COMES


def test_every_column_that_names_somebody_is_handed_over_or_own_or_says_what_they_did():
    unknown = []
    for model in apps.get_models(include_auto_created=False):
        if not model.__module__.startswith(OURS):
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if not isinstance(field, (ForeignKey, ManyToManyField)) or field.related_model is not User:
                continue
            label = f"{model._meta.label}.{field.name}"
            says_who_did_it = field.name == "by" or field.name.endswith("_by")
            if not says_who_did_it and field.name not in OWN and label not in KNOWN:
                unknown.append(label)
    assert not unknown, (
        "hand it over when its person leaves (lms/portal/queries/offices.py), or say here why not"
    )
