from django.urls import path

from lms.approval.views import approvals, assignments, desk, family, homes, papers, rule_sets, vouching

app_name = "approval"
urlpatterns = [
    path("hjem/", desk.desk, name="desk"),
    path("hjem/eksport/<str:file_format>/", desk.export, name="export"),
    path("hjem/nytt/", homes.register, name="register"),
    path("hjem/<uuid:home>/", homes.home, name="home"),
    path("hjem/<uuid:home>/inviter/", homes.invite, name="invite"),
    path("hjem/<uuid:home>/inhabil/", homes.declare_conflict, name="declare-conflict"),
    path("hjem/<uuid:home>/annen-opplaering/", vouching.elsewhere, name="elsewhere"),
    path("hjem/<uuid:home>/annen-opplaering/bekreft/", vouching.attest, name="attest"),
    path("hjem/<uuid:home>/annen-opplaering/godskriv/", vouching.recognise, name="recognise"),
    path(
        "hjem/<uuid:home>/annen-opplaering/<uuid:attestation>/",
        vouching.take_back,
        name="take-back-attestation",
    ),
    path("hjem/<uuid:home>/veiledningsbrev/", papers.guidance, name="guidance"),
    path("oppdrag/nytt/", assignments.open_assignment, name="open-assignment"),
    path("oppdrag/<uuid:assignment>/innflytting/", assignments.move_in, name="move-in"),
    path("oppdrag/<uuid:assignment>/avslutt/", assignments.end, name="end-assignment"),
    path("oppdrag/<uuid:assignment>/overlat/", assignments.hand_over, name="hand-over"),
    path("oppdrag/<uuid:assignment>/godkjenn/", approvals.approve, name="approve"),
    path("godkjenning/<uuid:approval>/", approvals.approval, name="approval"),
    path("godkjenning/<uuid:approval>/dokument/", papers.approval_paper, name="approval-paper"),
    path("godkjenning/<uuid:approval>/brev/", papers.host_letter, name="host-letter"),
    path("godkjenning/<uuid:approval>/opprettholdt/", approvals.uphold, name="uphold"),
    path("godkjenning/<uuid:approval>/trukket/", approvals.withdraw, name="withdraw"),
    path("regelsett/", rule_sets.rule_sets, name="rule-sets"),
    path("regelsett/nytt/", rule_sets.draft, name="draft-rule-set"),
    path("regelsett/<slug:code>/", rule_sets.rule_set, name="rule-set"),
    path("regelsett/<slug:code>/rediger/", rule_sets.edit, name="edit-rule-set"),
    path("regelsett/<slug:code>/kopier/", rule_sets.copy, name="copy-rule-set"),
    path("regelsett/<slug:code>/prov/", rule_sets.dry_run, name="dry-run"),
    path("regelsett/<slug:code>/foresla/", rule_sets.propose, name="propose-rule-set"),
    path("regelsett/<slug:code>/bekreft/", rule_sets.confirm, name="confirm-rule-set"),
    path("regelsett/<slug:code>/trekk-tilbake/", rule_sets.take_back, name="take-back-rule-set"),
    path("oppgaver/<int:task>/ferdig/", desk.finish_task, name="finish-task"),
    path("mitt-hjem/opplaering/", family.our_home, name="our-home"),
]
