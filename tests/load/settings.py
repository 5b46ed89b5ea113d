"""Settings of a served platform that is measured: as in production where it costs or saves time."""

from lms import database
from tests import settings
from tests.settings import *  # noqa: F403

_OPTIONS = {**settings.DATABASES["default"]["OPTIONS"], "options": f"-c role={database.SERVING}"}
DATABASES = {"default": {**settings.DATABASES["default"], "CONN_MAX_AGE": 600, "OPTIONS": _OPTIONS}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
