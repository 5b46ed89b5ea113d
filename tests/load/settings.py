"""Settings of a served platform that is measured: as in production where it costs or saves time."""

from tests import settings
from tests.settings import *  # noqa: F403

DATABASES = {"default": {**settings.DATABASES["default"], "CONN_MAX_AGE": 600, "OPTIONS": {}}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
