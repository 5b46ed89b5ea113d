from django.urls import path

from courses.views import certificates, enrolments, notebook, recommendations, together

app_name = "courses"
urlpatterns = [
    path("notatbok/", notebook.notebook, name="notebook"),
    path("notatbok/last-ned/", notebook.export_notebook, name="export-notebook"),
    path("notatbok/slett/", notebook.erase_notebook, name="erase-notebook"),
    path("notatbok/<uuid:uuid>/", notebook.note, name="note"),
    path("notatbok/<uuid:uuid>/slett/", notebook.erase_note, name="erase-note"),
    path("kursbevis/", certificates.certificates, name="certificates"),
    path("kursbevis/<uuid:evidence>.pdf", certificates.certificate, name="certificate"),
    path("bevis/<secret:code>/", certificates.verify, name="verify"),
    path("paamelding/<uuid:home>/", enrolments.enrolments, name="enrolments"),
    path("paamelding/<uuid:home>/<uuid:enrolment>/", enrolments.change_enrolment, name="change-enrolment"),
    path("sammen/<uuid:home>/", together.together, name="together"),
    path("sammen/<uuid:home>/<int:adult>/", together.together_with, name="together-with"),
    path("anbefalinger/", recommendations.recommendations, name="recommendations"),
    path("anbefalinger/<uuid:version>/", recommendations.recommend, name="recommend"),
]
