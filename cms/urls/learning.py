from django.urls import path

import cms.views as views

app_name = "cms"
urlpatterns = [
    path("programmer/<uuid:uuid>/", views.programme, name="programme"),
    path("moduler/<uuid:uuid>/", views.module, name="module"),
    path("leksjoner/<uuid:uuid>/", views.lesson, name="lesson"),
    path("leksjoner/<uuid:uuid>/begynn/", views.begin, name="begin"),
    path("leksjoner/<uuid:uuid>/svar/<uuid:question>/", views.answer, name="answer"),
    path("leksjoner/<uuid:uuid>/videre/", views.go_on, name="go-on"),
    path("leksjoner/<uuid:uuid>/uten-nett/", views.kept_lesson, name="kept-lesson"),
    path("leksjoner/levering/", views.deliver, name="deliver"),
    path("paa-enheten/", views.on_device, name="on-device"),
    path("leksjoner/<uuid:uuid>/merknad/", views.remarks, name="remarks"),
    path("leksjoner/<uuid:uuid>/nytt/", views.changes, name="changes"),
    path("skrift/", views.scripts, name="scripts"),
    path("skrift/<slug:language>/", views.font, name="font"),
    path("prover/<uuid:uuid>/", views.quiz, name="quiz"),
    path("prover/<uuid:uuid>/begynn/", views.start_quiz, name="start-quiz"),
    path("prover/<uuid:uuid>/lever/", views.hand_in_quiz, name="hand-in-quiz"),
]
