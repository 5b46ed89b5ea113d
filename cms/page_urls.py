"""Where pages of the tree are served; Wagtail's own sign-in and page passwords are not mounted."""

from django.urls import re_path
from wagtail import views
from wagtail.urls import serve_pattern

urlpatterns = [re_path(serve_pattern, views.serve, name="wagtail_serve")]
