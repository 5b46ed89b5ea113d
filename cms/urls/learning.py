from django.urls import path

from cms.views import changes, fonts, lessons, offline, outlines, quizzes, remarks

app_name = "cms"
urlpatterns = [
    path("programmer/<uuid:uuid>/", outlines.programme, name="programme"),
    path("moduler/<uuid:uuid>/", outlines.module, name="module"),
    path("leksjoner/<uuid:uuid>/", lessons.lesson, name="lesson"),
    path("leksjoner/<uuid:uuid>/begynn/", lessons.begin, name="begin"),
    path("leksjoner/<uuid:uuid>/svar/<uuid:question>/", lessons.answer, name="answer"),
    path("leksjoner/<uuid:uuid>/videre/", lessons.go_on, name="go-on"),
    path("leksjoner/<uuid:uuid>/ferdig/", lessons.lesson_end, name="lesson-end"),
    path("leksjoner/<uuid:uuid>/uten-nett/", offline.kept_lesson, name="kept-lesson"),
    path("leksjoner/levering/", offline.deliver, name="deliver"),
    path("paa-enheten/", offline.on_device, name="on-device"),
    path("leksjoner/<uuid:uuid>/merknad/", remarks.remarks, name="remarks"),
    path("leksjoner/<uuid:uuid>/nytt/", changes.changes, name="changes"),
    path("skrift/", fonts.scripts, name="scripts"),
    path("skrift/<slug:language>/", fonts.font, name="font"),
    path("prover/<uuid:uuid>/", quizzes.quiz, name="quiz"),
    path("prover/<uuid:uuid>/begynn/", quizzes.start_quiz, name="start-quiz"),
    path("prover/<uuid:uuid>/lever/", quizzes.hand_in_quiz, name="hand-in-quiz"),
]
