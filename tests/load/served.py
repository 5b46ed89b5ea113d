"""Settings of a server under measure: the tests' database, and files as production serves them."""

from lms import settings as own
from tests import settings as tested

globals().update({name: value for name, value in vars(tested).items() if name.isupper()})

ENVIRONMENT = "demo"
STORAGES = {**tested.STORAGES, "staticfiles": own.STORAGES["staticfiles"]}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
DATABASES = {"default": {**tested.DATABASES["default"], "CONN_MAX_AGE": 600}}
