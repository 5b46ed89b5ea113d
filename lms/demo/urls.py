from django.urls import path

from lms.demo import views

app_name = "demo"
urlpatterns = [path("demo/post/", views.demo_mail, name="mail")]
