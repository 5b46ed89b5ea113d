"""Settings of the platform, read from the environment and typed; a missing secret fails in production.

Where it matters, `ENVIRONMENT` is `demo` (the default: demo data and accounts may be loaded),
`test`, or `production`.
"""

import gc
from pathlib import Path
from urllib.parse import unquote

import django_stubs_ext
import environ
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from lms import database, logs, providers, retention, safety
from lms.schedule import SCHEDULE

gc.disable()  # until all is imported, which stays (lms/operations/apps.py): a fifth of every start
django_stubs_ext.monkeypatch()  # so that forms and fields can say of which model: `ModelForm[Venue]`

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")
DATA_DIR = database.data_dir()

ENVIRONMENT = env.str("ENVIRONMENT", default="demo")
if ENVIRONMENT not in {"demo", "test", "production"}:
    raise ImproperlyConfigured("ENVIRONMENT must be demo, test or production.")
IS_PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", default=False) and not IS_PRODUCTION


def _required_in_production(name: str, default: str) -> str:
    value: str = env.str(name, default="" if IS_PRODUCTION else default)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: production does not start without it.")
    return value


SECRET_KEY = _required_in_production("SECRET_KEY", safety.PUBLISHED_KEY)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = _required_in_production("SITE_URL", f"http://localhost:{env.str('PORT', default='8000')}")
XAPI_BASE_IRI = _required_in_production("XAPI_BASE_IRI", "https://opplaering.example")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if IS_PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])

INSTALLED_APPS = [
    "lms.operations",
    *([] if IS_PRODUCTION else ["lms.demo"]),
    "lms.portal",
    "lms.approval",
    "cms",
    "sessions.apps.SessionsConfig",
    "courses",
    "lms.xapi",
    "lms.documents",
    "lms.notices",
    "lms.people",
    "lms.look",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtailmedia",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "schedule",
    "django_celery_beat",
    "django_htmx",
    "lms.people.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "ninja",
]

MIDDLEWARE = [
    "lms.operations.middleware.security.BehindProxy",
    "lms.people.middleware.whence.Answering",
    "lms.operations.middleware.restored.NobodyIsBack",
    "lms.operations.middleware.wrong_requests.Readable",
    "django.middleware.security.SecurityMiddleware",
    "lms.xapi.middleware.RecordDoor",
    "lms.operations.middleware.security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lms.operations.middleware.compression.Compression",
    "lms.operations.middleware.authoring_scripts.KnownScripts",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.operations.middleware.caching.KeptByNobody",
    "lms.portal.middleware.drafts.Taken",
    "lms.people.middleware.shared.SharedDevice",
    "lms.people.middleware.limits.Limits",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lms.people.middleware.office.ChosenOffice",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lms.portal.middleware.signposts.Signposts",
    "lms.portal.middleware.signposts.NoticeFirst",
    "lms.portal.middleware.step_up.ShowAnew",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
if ENVIRONMENT == "demo":
    MIDDLEWARE.append("lms.demo.first_load.WhileLoading")

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.portal.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data -----------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL") if database.is_elsewhere() else database.connection_settings()}
DATABASES["default"]["HOST"] = unquote(DATABASES["default"]["HOST"])
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Who owns the same database, and migrates it; the one above serves from it.
OWNER_DATABASE = (
    env.db("OWNER_DATABASE_URL", default=env.str("DATABASE_URL"))
    if database.is_elsewhere()
    else database.connection_settings(database.OWNER)
)
OWNER_DATABASE["HOST"] = unquote(OWNER_DATABASE["HOST"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.cache("CACHE_URL")
    if env.str("CACHE_URL", default="")
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    # Where pictures lie, asked for and written back each time one is shown; keyed by the file's hash.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions"},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=8 * 3600)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_PRODUCTION
# A browser takes a cookie of such a name from this host alone, over TLS, for every path.
HOST_COOKIE_PREFIX = "__Host-" if IS_PRODUCTION else ""
SESSION_COOKIE_NAME = f"{HOST_COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{HOST_COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_AGE = SESSION_COOKIE_AGE
LANGUAGE_COOKIE_NAME = f"{HOST_COOKIE_PREFIX}django_language"
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = True, "Lax"
CSRF_FAILURE_VIEW = "lms.portal.views.errors.stale_form"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=IS_PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^helse/$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=IS_PRODUCTION)
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "" if IS_PRODUCTION else "mailto:sikkerhet@opplaering.example")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# People ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = list(providers.BACKENDS)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "lms.people.validators.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "lms.people.validators.HardToGuess"},
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "portal:home"
SIGN_IN_TRIES = env.int("SIGN_IN_TRIES", default=10)
SIGN_IN_WINDOW_SECONDS = env.int("SIGN_IN_WINDOW_SECONDS", default=900)
GUESSES_BEFORE_ALARM = env.int("GUESSES_BEFORE_ALARM", default=100)
EXPORTS_BEFORE_ALARM = env.int("EXPORTS_BEFORE_ALARM", default=20)
SECURITY_ALERTS = env.json("SECURITY_ALERTS", default={})
ACCOUNT_UNUSED_DAYS = env.int("ACCOUNT_UNUSED_DAYS", default=90)
ADMINISTRATOR_COOLING_HOURS = env.int("ADMINISTRATOR_COOLING_HOURS", default=72)
REVIEW_DUE_MONTHS = env.int("REVIEW_DUE_MONTHS", default=11)
REVIEW_GRACE_DAYS = env.int("REVIEW_GRACE_DAYS", default=30)
SHARED_DEVICE_SECONDS = env.int("SHARED_DEVICE_SECONDS", default=300)
SIGN_IN_PROVIDERS = providers.chosen(env, ENVIRONMENT, DATA_DIR)
PERSON_NUMBER_KEYS = env.list("PERSON_NUMBER_KEYS", default=[] if IS_PRODUCTION else [providers.DEMO_KEY])
PROVIDER_IDLE_SECONDS = env.int("PROVIDER_IDLE_SECONDS", default=1800)
PROVIDER_LONGEST_SECONDS = env.int("PROVIDER_LONGEST_SECONDS", default=7200)
STAFF_BY_PASSWORD = env.bool("STAFF_BY_PASSWORD", default=not (IS_PRODUCTION and SIGN_IN_PROVIDERS))
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=IS_PRODUCTION)
HIGHEST_BY_PASSWORD = not IS_PRODUCTION

# Case systems ---------------------------------------------------------------------------------
MASKINPORTEN_ISSUER = env.str("MASKINPORTEN_ISSUER", default="")
MASKINPORTEN_KEYS_URL = env.str("MASKINPORTEN_KEYS_URL", default="")
MASKINPORTEN_AUDIENCE = env.str("MASKINPORTEN_AUDIENCE", default="" if IS_PRODUCTION else SITE_URL)
API_SCOPE_PREFIX = env.str("API_SCOPE_PREFIX", default="opplaering:fosterhjem")
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=300)
WEBHOOKS_MAY_BE_LOCAL = env.bool("WEBHOOKS_MAY_BE_LOCAL", default=False) and not IS_PRODUCTION

# Language and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "nb"


def _language(code: str, name: str, own_name: str, *, is_rtl: bool = False) -> dict[str, object]:
    return {"bidi": is_rtl, "code": code, "name": name, "name_local": own_name, "fallback": ["nb"]}


LANG_INFO["se"] = _language("se", "Northern Sami", "davvisámegiella")
MORE_LANGUAGES = env.list("MORE_LANGUAGES", default=[])
# By language: name, direction, and font (a family, and its file in `FONT_DIR`), where they differ.
CONTENT_SCRIPTS = env.json("CONTENT_SCRIPTS", default={})
FONT_DIR = Path(env.str("FONT_DIR", default=str(DATA_DIR / "fonts")))
for _code in MORE_LANGUAGES:
    if _code not in LANG_INFO:
        _name = CONTENT_SCRIPTS.get(_code, {}).get("name", _code)
        _is_rtl = CONTENT_SCRIPTS.get(_code, {}).get("direction") == "rtl"
        LANG_INFO[_code] = _language(_code, _name, _name, is_rtl=_is_rtl)
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("nb", _("Bokmål")),
    ("nn", _("Nynorsk")),
    ("en", _("English")),
    *((code, LANG_INFO[code]["name_local"]) for code in MORE_LANGUAGES),
]
LOCALE_PATHS = [
    BASE_DIR / "lms" / "locale",
    DATA_DIR / "locale",
    BASE_DIR / "cms" / "editor_words" / "locale",
]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Oslo"
FORMAT_MODULE_PATH = "lms.formats"
FIRST_DAY_OF_WEEK = 1

# Files ----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
_NODE = BASE_DIR / "node_modules"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "lms.look.stylesheets.HouseStyle",
]
STATICFILES_DIRS = [
    ("vendor/designsystemet-web", _NODE / "@digdir" / "designsystemet-web" / "dist" / "umd"),
    ("vendor/inter", _NODE / "@fontsource-variable" / "inter"),
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# A virus scanner that speaks clamd's protocol, as `tcp://host:3310` or `unix:///path`; none is asked without.
VIRUS_SCANNER = env.str("VIRUS_SCANNER", default="")
VIRUS_SCANNER_TIMEOUT = env.int("VIRUS_SCANNER_TIMEOUT", default=30)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Jobs -----------------------------------------------------------------------------------------
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="pgmq://localhost")
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "conn_string": database.conninfo(DATABASES["default"]),
        "init_extension": False,
        "visibility_timeout": 1800,
        "wait_time_seconds": 2,
        "polling_interval": 0.2,
        "pool_size": 2,
    }
    if CELERY_BROKER_URL.startswith("pgmq:")
    else {}
)
CELERY_BEAT_SCHEDULER = "lms.operations.scheduler:Scheduler"
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# Learning records -----------------------------------------------------------------------------
XAPI_MAX_JSON_BYTES = env.int("XAPI_MAX_JSON_BYTES", default=25 * 1024 * 1024)
XAPI_MAX_ATTACHMENT_BYTES = env.int("XAPI_MAX_ATTACHMENT_BYTES", default=500 * 1024 * 1024)
XAPI_PAGE = env.int("XAPI_PAGE", default=500)
XAPI_REQUESTS_PER_MINUTE = env.int("XAPI_REQUESTS_PER_MINUTE", default=6000)
XAPI_FORWARD_ENDPOINT = env.str("XAPI_FORWARD_ENDPOINT", default="")
XAPI_FORWARD_KEY = env.str("XAPI_FORWARD_KEY", default="")
XAPI_FORWARD_SECRET = env.str("XAPI_FORWARD_SECRET", default="")
XAPI_FORWARD_TIMEOUT = env.int("XAPI_FORWARD_TIMEOUT", default=20)

# Mail -----------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email("EMAIL_URL", default="filemail://" if not IS_PRODUCTION else "smtp://localhost:25")
globals().update(EMAIL_CONFIG)
EMAIL_FILE_PATH, EMAIL_TIMEOUT = str(DATA_DIR / "mail"), 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "" if IS_PRODUCTION else "ikke-svar@opplaering.example")

RETENTION_DAYS = retention.chosen(env)
# Who was erased is written here, too, outside the database and its copies.
ERASURES_FILE = Path(env.str("ERASURES_FILE", default=str(DATA_DIR / "erasures.jsonl")))
# What shows that nothing was changed (docs/evidence.md): who signs it, where it lies outside the database.
ANCHOR_KEY = env.str("ANCHOR_KEY", default="" if IS_PRODUCTION else safety.DEMO_ANCHOR_KEY)
ANCHOR_OLD_KEYS = env.list("ANCHOR_OLD_KEYS", default=[])
ANCHOR_FILE = env.str("ANCHOR_FILE", default="" if IS_PRODUCTION else str(DATA_DIR / "anchors.jsonl"))
ANCHOR_MAIL = env.str("ANCHOR_MAIL", default="")
SUPERVISION_LONGEST_DAYS, SUPERVISION_LONGEST_IN_ALL_DAYS = retention.of_supervision(env)

# Backups --------------------------------------------------------------------------------------
BACKUP_RECIPIENTS = env.list("BACKUP_RECIPIENTS", default=[])  # public keys (age1…) that they are sealed to
BACKUP_DIR = Path(env.str("BACKUP_DIR", default=str(DATA_DIR / "backups")))
BACKUP_KEY_FILE = Path(env.str("BACKUP_KEY_FILE", default=str(DATA_DIR / "backup.key")))  # the secret one
BACKUP_LATEST_HOURS = env.int("BACKUP_LATEST_HOURS", default=36)
DRILL_LATEST_DAYS = env.int("DRILL_LATEST_DAYS", default=35)

# Messages and sessions ------------------------------------------------------------------------
TRAVEL_BUFFER_MINUTES = env.int("TRAVEL_BUFFER_MINUTES", default=30)
VENUE_BUFFER_MINUTES = env.int("VENUE_BUFFER_MINUTES", default=15)
SEAT_OFFER_HOURS = env.int("SEAT_OFFER_HOURS", default=48)
CALENDAR_ADDRESS = env.str("CALENDAR_ADDRESS", default="") or DEFAULT_FROM_EMAIL
CALENDAR_REPLIES_URL = env.str("CALENDAR_REPLIES_URL", default="")  # imaps://user:password@host/folder

# The front door -------------------------------------------------------------------------------
INTEREST_TRIES = env.int("INTEREST_TRIES", default=10)
INTEREST_WINDOW_SECONDS = env.int("INTEREST_WINDOW_SECONDS", default=3600)

# Content --------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL = "Fosterhjemsopplæring", SITE_URL
LINK_CHECK = env.bool("LINK_CHECK", default=IS_PRODUCTION)
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # new addresses; those of before still answer
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation is a draft until its words are written
WAGTAIL_I18N_ENABLED, WAGTAIL_USER_TIME_ZONES = True, [TIME_ZONE]
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%d.%m.%Y %H:%M"
WAGTAIL_AUTOSAVE_INTERVAL = 0  # a save on its way while somebody publishes would take the page down again
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nb", "Bokmål"), ("en", "English")]
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "norwegian"}}
WAGTAILMEDIA = {
    "MEDIA_MODEL": "wagtailmedia.Media",
    "MEDIA_FORM_BASE": "cms.forms.uploads.RecordingForm",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "wav"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
RECORDING_MAX_BYTES = env.int("RECORDING_MAX_BYTES", default=300 * 1024 * 1024)
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.uploads.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "svg", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.uploads.PaperForm"
WAGTAILDOCS_EXTENSIONS = ["docx", "odt", "pdf", "pptx", "txt", "vtt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024

LOGGING = logs.to_standard_output(env.str("LOG_LEVEL", default="INFO"))

if IS_PRODUCTION and (refused := safety.refusals(globals())):
    raise ImproperlyConfigured("Production does not start:\n" + "\n".join(refused))
