"""Settings: one file, driven by the environment; docs/operations.md lists every variable.

`./dev run` sets what a first start needs. Without a SECRET_KEY the portal does not start.
"""

import logging
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import env

from portal.release import release

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

# What this host is ---------------------------------------------------------------------------

SECRET_KEY = env.str("SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY: it is empty")
DEBUG = env.bool("DEBUG", False)
HTTPS = env.bool("HTTPS", False)
"""The portal is reached by https: cookies are then secure and carry the __Host- prefix."""
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", "").rstrip("/")
"""The portal's one public address, as https://rungs.example: pages name it as their own. Unset, they
name none."""
SECURITY_CONTACT: list[str] = env.list("SECURITY_CONTACT", [])
SECURITY_CONTACT = [it.strip() for it in SECURITY_CONTACT if it.strip()]
"""Who is to hear of a weakness, for /.well-known/security.txt: e-mail addresses or pages, the first first."""
WORKERS = env.int("WORKERS", 1)
"""How many server processes `./dev run` starts."""
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

# The application -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "careers.apps.CareersConfig",
    "careers.apps.DeskConfig",
    "portal.apps.PortalConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "axes",
    "django_otp.plugins.otp_totp",
]

MIDDLEWARE = [
    # Tells of every answer, whoever gave it.
    "portal.requests.told",
    # What gives every answer its headers stands outside whatever may answer: static files, the
    # redirect to https and the refusal of a forged Host included.
    "careers.views.guard.headers",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "careers.views.guard.guard",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "careers.views.second_factor.door",
    "django.contrib.messages.middleware.MessageMiddleware",
    "careers.views.errors.unavailable",
    "careers.views.keeping.keep",
    "careers.views.patience.patience",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "django",
        "BACKEND": "portal.templates.Templates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Components need no loading: they are the words our pages are written in.
            "builtins": ["careers.components"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# The database --------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SQLITE_OPTIONS = {
    # Readers never wait for the writer; a writer takes its lock at once and waits its turn; what
    # was acknowledged survives a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


POSTGRES_OPTIONS = {
    # A database that hangs must not hang the pages. The address may say otherwise: ?connect_timeout=9
    "connect_timeout": 2,  # seconds
    "tcp_user_timeout": 5_000,  # milliseconds until a silent network counts as broken
    # Milliseconds, for a lock as for an answer: whoever saves waits for a colleague who does.
    "options": "-c statement_timeout=10000",
}


ENGINES = {
    "django.db.backends.sqlite3": "portal.databases.sqlite3",
    "django.db.backends.postgresql": "portal.databases.postgresql",
}
"""Django's databases, so that a server waits for neither for ever."""


def database() -> dict[str, Any]:
    """The default database: DATABASE_URL, or SQLite under VAR_DIR when it is not set or empty."""
    config: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(VAR_DIR / "rungs.sqlite3"),
    }
    if env.str("DATABASE_URL", "").strip():
        config = env.dj_db_url("DATABASE_URL")
        if config["ENGINE"] not in ENGINES:
            raise ImproperlyConfigured("DATABASE_URL: begin it with postgres:// or sqlite:///")
    config["ENGINE"] = ENGINES[config["ENGINE"]]
    if config["ENGINE"] == "portal.databases.sqlite3":
        config["OPTIONS"] = {**config.get("OPTIONS", {}), **SQLITE_OPTIONS}
        # Kept too: the last connection to close would write the whole log back into the file, and
        # the next would open it anew, at every request.
        config["CONN_MAX_AGE"] = None
        config["CONN_HEALTH_CHECKS"] = True
    elif config["ENGINE"] == "portal.databases.postgresql":
        config["OPTIONS"] = {**POSTGRES_OPTIONS, **config.get("OPTIONS", {})}
        # Kept connections double the rate; each is looked at before it is used again.
        config["CONN_MAX_AGE"] = None
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": database()}

# Who gets in ---------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "careers.forms.passwords.GuessableValidator"},
]
SECOND_FACTOR = env.bool("SECOND_FACTOR", HTTPS)
"""Whether staff show a code from their phone besides the password: nobody is staff who has not."""
# A phone's clock may be half a minute off, and not a little more each time.
OTP_TOTP_SYNC = False
OTP_TOTP_ISSUER = urlsplit(SITE_URL).hostname or "Rungs"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Five wrong passwords for one name from one address close that door for a quarter of an hour;
# the same person elsewhere, and colleagues here, still get in. careers/actions/trying.py has the wider
# limits, and holds this one when many come at once.
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "careers.views.errors.locked"
AXES_CLIENT_IP_CALLABLE = "careers.views.address.counted_by"
# What somebody had written before they were asked to sign in is nobody's business.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "kept", "csrfmiddlewaretoken"]
# How many proxies of ours stand in front. Each adds the address it was called from at the right of
# X-Forwarded-For, so the visitor's is the PROXIES-th from the right; what stands left of it was sent
# by the visitor and says nothing.
PROXIES = env.int("PROXIES", 0)
AXES_IPWARE_PROXY_COUNT = PROXIES - 1 if PROXIES else None
AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR" if PROXIES else "REMOTE_ADDR"]
IPWARE_STRICT = False
AXES_VERBOSE = False

# Security headers ----------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_HOST}staff"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_NAME = f"{_HOST}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "careers.views.errors.csrf_failure"
ATTEMPT_COOKIE_NAME = f"{_HOST}attempt"
PREVIEW_ATTEMPT_COOKIE_NAME = f"{'__Secure-' if HTTPS else ''}preview-attempt"
"""Sent to one preview only, and a browser takes `__Host-` for what is sent everywhere."""
MESSAGES_COOKIE_NAME = f"{_HOST}messages"
MESSAGE_STORAGE = "portal.messages.Messages"
ATTEMPT_DAYS = env.int("ATTEMPT_DAYS", 180)
"""How many days an attempt is kept that nobody opens."""
SIGN_IN_DAYS = env.int("SIGN_IN_DAYS", 90)
"""How many days it is kept who tried to sign in at the desk, and from where."""

# What is kept elsewhere ------------------------------------------------------------------------

BACKUP_DIR = Path(env.str("BACKUP_DIR", "") or VAR_DIR / "backups")
BACKUP_DAYS = env.int("BACKUP_DAYS", 120)
"""How many days a backup is kept at most; what was erased is remembered as long, and a month longer."""
BACKUP_KEY = env.str("BACKUP_KEY", "")
BACKUP_KEY_FILE = env.str("BACKUP_KEY_FILE", "")
PG_BIN = env.str("PG_BIN", "")
"""The folder with pg_dump and pg_restore, where they are neither on the PATH nor where Debian has them."""
ERASED_FILE = Path(env.str("ERASED_FILE", "") or VAR_DIR / "erased.txt")
"""What was erased, as marks that tell nothing: put on another disk, it outlives the database."""

# Mail ----------------------------------------------------------------------------------------


def mail() -> dict[str, Any]:
    """What EMAIL_URL says of the mail server; nothing where it is not set or empty."""
    if not env.str("EMAIL_URL", "").strip():
        return {}
    config: dict[str, Any] = env.dj_email_url("EMAIL_URL")
    if "EMAIL_BACKEND" not in config:
        raise ImproperlyConfigured("EMAIL_URL: begin it with smtp:// or submission://")
    if not env.str("DEFAULT_FROM_EMAIL", "").strip():
        raise ImproperlyConfigured("DEFAULT_FROM_EMAIL: with EMAIL_URL, say whom letters come from")
    return config


_MAIL = mail()
MAIL = bool(_MAIL)
"""Whether there is a mail server. Without one, nothing here offers to send a letter."""
EMAIL_BACKEND = _MAIL.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST = _MAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _MAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = _MAIL.get("EMAIL_TIMEOUT") or 10  # seconds: somebody waits for the page meanwhile
EMAIL_FILE_PATH = _MAIL.get("EMAIL_FILE_PATH") or None
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "").strip() or "rungs@localhost"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# No page of visitors takes a file; one sent all the same is never written to the disk. The desk's one
# that does has a handler of its own (careers/views/guard.py).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE

# Words and numbers ---------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", "").strip() or "UTC"
if TIME_ZONE not in available_timezones():
    raise ImproperlyConfigured(f"TIME_ZONE: “{TIME_ZONE}” is none; write one such as Europe/London")
USE_TZ = True
FORMAT_MODULE_PATH: list[str] = []

# Static files --------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# A folder per release, never changed once it is there: a running server loses no file to the next
# start. `prepare` fills it.
STATIC_ROOT = VAR_DIR / "static" / release(BASE_DIR)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.storage.BundledStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# Logs ----------------------------------------------------------------------------------------

LOG_LEVEL = env.str("LOG_LEVEL", "INFO").upper()
"""INFO has a line for each request that Django answers; WARNING only what is out of the ordinary."""
if LOG_LEVEL not in logging.getLevelNamesMapping():
    raise ImproperlyConfigured(f"LOG_LEVEL: “{LOG_LEVEL}” is none; write INFO, WARNING or ERROR")
METRICS_TOKEN = env.str("METRICS_TOKEN", "").strip()
"""What Prometheus shows at /metrics; without one there is nothing there."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "lines": {"()": "portal.logs.Lines"},
    },
    "filters": {"seldom": {"()": "portal.logs.Seldom"}, "told": {"()": "portal.logs.Redundant"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain" if DEBUG else "lines",
            "filters": ["seldom"] if DEBUG else ["seldom", "told"],
        },
        "count": {"class": "portal.logs.Counting", "level": "ERROR", "filters": ["told"]},
    },
    "root": {"handlers": ["console", "count"], "level": "WARNING"},
    "loggers": {
        "careers": {"level": LOG_LEVEL},
        "portal": {"level": LOG_LEVEL},
        # Without Django's own handlers: no letter to anybody holds what was sent.
        "django": {"handlers": ["console", "count"], "level": "WARNING", "propagate": False},
        "axes": {"handlers": ["console", "count"], "level": "WARNING", "propagate": False},
    },
}
