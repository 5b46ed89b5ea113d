"""The WSGI entry point that the web server loads."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from lms import powers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
application = get_wsgi_application()
# Workers are forked from here: what addresses lead to is loaded once for all, not by each at its first page.
reverse("people:sign-in")

if settings.IS_PRODUCTION:
    powers.require()
