"""The WSGI entry point that the web server loads."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from lms import powers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
application = get_wsgi_application()

if settings.IS_PRODUCTION:
    powers.require()
