"""Where pages of the tree are served; Wagtail's own sign-in and page passwords are not mounted."""

from django.urls import re_path
from wagtail import views

urlpatterns = [re_path(r"^(?P<path>(?:[\w\-]+/)*)$", views.serve, name="wagtail_serve")]
