"""Addresses of the messages."""

from django.urls import path

from lms.notices import views

app_name = "notices"
urlpatterns = [
    path("meldinger/", views.own, name="own"),
    path("meldinger/valg/", views.choose, name="choose"),
    path("meldinger/pause/", views.pause, name="pause"),
    path("meldinger/sett/", views.seen, name="seen"),
    path("meldinger/slett/", views.erase, name="erase"),
    path("meldinger/post/", views.post_room, name="post-room"),
    path("meldinger/post/<uuid:uuid>/", views.letter, name="letter"),
    path("meldinger/post/<uuid:uuid>/sendt/", views.posted, name="posted"),
    path("meldinger/post/<uuid:uuid>/avklart/", views.settle, name="settle"),
]
