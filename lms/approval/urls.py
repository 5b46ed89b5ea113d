from django.urls import path

from lms.approval.views import approvals, assignments, desk, family, homes

app_name = "approval"
urlpatterns = [
    path("hjem/", desk.desk, name="desk"),
    path("hjem/eksport/<str:file_format>/", desk.export, name="export"),
    path("hjem/nytt/", homes.register, name="register"),
    path("hjem/<uuid:home>/", homes.home, name="home"),
    path("hjem/<uuid:home>/inviter/", homes.invite, name="invite"),
    path("hjem/<uuid:home>/inhabil/", homes.declare_conflict, name="declare-conflict"),
    path("oppdrag/nytt/", assignments.open_assignment, name="open-assignment"),
    path("oppdrag/<uuid:assignment>/innflytting/", assignments.move_in, name="move-in"),
    path("oppdrag/<uuid:assignment>/avslutt/", assignments.end, name="end-assignment"),
    path("oppdrag/<uuid:assignment>/godkjenn/", approvals.approve, name="approve"),
    path("godkjenning/<uuid:approval>/", approvals.approval, name="approval"),
    path("godkjenning/<uuid:approval>/opprettholdt/", approvals.uphold, name="uphold"),
    path("godkjenning/<uuid:approval>/trukket/", approvals.withdraw, name="withdraw"),
    path("oppgaver/<int:task>/ferdig/", desk.finish_task, name="finish-task"),
    path("mitt-hjem/opplaering/", family.our_home, name="our-home"),
]
