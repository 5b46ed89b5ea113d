from django.urls import path

from courses.views import assistance, certificates, enrolments, notes, recommendations

app_name = "courses"
urlpatterns = [
    path("notatbok/", notes.notebook, name="notebook"),
    path("notatbok/last-ned/", notes.export_notebook, name="export-notebook"),
    path("notatbok/slett/", notes.erase_notebook, name="erase-notebook"),
    path("notatbok/<uuid:uuid>/", notes.note, name="note"),
    path("notatbok/<uuid:uuid>/slett/", notes.erase_note, name="erase-note"),
    path("kursbevis/", certificates.certificates, name="certificates"),
    path("kursbevis/<uuid:evidence>.pdf", certificates.certificate, name="certificate"),
    path("bevis/<secret:code>/", certificates.verify, name="verify"),
    path("paamelding/<uuid:home>/", enrolments.enrolments, name="enrolments"),
    path("paamelding/<uuid:home>/<uuid:enrolment>/", enrolments.change_enrolment, name="change-enrolment"),
    path("sammen/<uuid:home>/", assistance.together, name="together"),
    path("sammen/<uuid:home>/<int:adult>/", assistance.together_with, name="together-with"),
    path("anbefalinger/", recommendations.recommendations, name="recommendations"),
    path("anbefalinger/<uuid:version>/", recommendations.recommend, name="recommend"),
]
