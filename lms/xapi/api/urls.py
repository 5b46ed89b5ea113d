"""The learning record store's resources, outside every language."""

from django.urls import path

from lms.xapi.api import lookups, statements
from lms.xapi.api.documents import ACTIVITY_PROFILE, AGENT_PROFILE, STATE
from lms.xapi.api.resources import about, nothing, resource

app_name = "lrs"
_statements = {"GET": statements.get, "PUT": statements.put, "POST": statements.post}
_nothing = dict.fromkeys(("GET", "PUT", "POST", "DELETE"), nothing)

urlpatterns = [
    path("statements", resource(_statements, is_consistent_through=True), name="statements"),
    path(
        "statements/more/<str:token>",
        resource({"GET": statements.more}, is_consistent_through=True),
        name="more",
    ),
    path("activities", resource({"GET": lookups.activity}), name="activities"),
    path("activities/state", resource(STATE.methods), name="state"),
    path("activities/profile", resource(ACTIVITY_PROFILE.methods), name="activity-profile"),
    path("agents", resource({"GET": lookups.person}), name="agents"),
    path("agents/profile", resource(AGENT_PROFILE.methods), name="agent-profile"),
    path("about", about(lookups.about), name="about"),
    path("", resource(_nothing), {"rest": ""}, name="nothing"),
    path("<path:rest>", resource(_nothing), name="nothing"),
]
