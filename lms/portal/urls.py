from django.urls import path

from lms.portal import views

app_name = "portal"
urlpatterns = [
    path("min-side/", views.home, name="home"),
    path("min-vei/", views.path, name="path"),
    path("utseende/", views.appearance, name="appearance"),
    path("tilgjengelighet/", views.accessibility, name="accessibility"),
    path("status/", views.status, name="status"),
    path("demo/post/", views.demo_mail, name="demo-mail"),
]
