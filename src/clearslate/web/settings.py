"""Django's settings, from the place this service runs in."""

import os
from datetime import datetime, timedelta

from clearslate.web.place import database_settings, mail_settings, read_place

PLACE = read_place()

SECRET_KEY = PLACE.secret_key
DEBUG = PLACE.debug
ALLOWED_HOSTS = list(PLACE.hosts)
DATABASES = {"default": database_settings(PLACE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "clearslate.records.apps.RecordsConfig",
    "clearslate.web.apps.WebConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "js_lib_bootstrap5",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clearslate.web.middleware.PackedPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "clearslate.web.middleware.MemberMiddleware",
]

ROOT_URLCONF = "clearslate.web.urls"
WSGI_APPLICATION = "clearslate.web.wsgi.application"
_PAGES = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "clearslate.web.context.page",
]
COMPILED_TEMPLATES = PLACE.data / "templates"
TEMPLATES = [
    # Our own pages; what Django and allauth bring with them stays in Django's language.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [os.path.join(os.path.dirname(__file__), "templates")],
        "OPTIONS": {
            "environment": "clearslate.web.jinja.environment",
            "context_processors": _PAGES,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _PAGES},
    },
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LANGUAGE_COOKIE_NAME = "clearslate_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# People, passwords, second factors ---------------------------------------------------------
AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "tasks"
ACCOUNT_ADAPTER = "clearslate.web.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reauthenticate": "10/m/user",
    "reset_password": "10/m/ip,3/m/key",
    "reset_password_from_key": "10/m/ip",
    "change_password": "5/m/user",
    "wrong_link": "60/5m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PLACE.https else 0
"""With https a proxy stands before the service, and limits go by the address it names."""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Clearslate"
MFA_TOTP_TOLERANCE = 1
"""Steps of 30 s that a code may be early or late; used codes are kept for all of them."""
MFA_ADAPTER = "clearslate.web.accounts.FactorAdapter"
MFA_FORMS = {
    "authenticate": "clearslate.web.second_factor.SignInForm",
    "reauthenticate": "clearslate.web.second_factor.ConfirmForm",
}
SOCIALACCOUNT_ADAPTER = "clearslate.web.accounts.SocialAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
# Whoever is found by their address is joined by our adapter, together with the entry in the log.
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = {}
if PLACE.sign_on is not None:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": PLACE.sign_on.name,
                    "client_id": PLACE.sign_on.client,
                    "secret": PLACE.sign_on.secret,
                    "settings": {"server_url": PLACE.sign_on.issuer},
                }
            ]
        }
    }

# What processes share for a while: tried passwords, used codes. Each process has its own memory,
# so it lies in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "clearslate_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Sessions, cookies, transport --------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# Cookies do not keep ports apart: another service on this host may have a `sessionid` of its own.
SESSION_COOKIE_NAME = "clearslate_session"
CSRF_COOKIE_NAME = "clearslate_csrf"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PLACE.https
CSRF_COOKIE_SECURE = PLACE.https
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = PLACE.https
SECURE_HSTS_SECONDS = 31_536_000 if PLACE.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PLACE.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = PLACE.data / "static"
FILES_ROOT = PLACE.data / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LARGEST_UPLOAD = 64 * 1024 * 1024
"""The bytes that one attached file or timeline may have."""

# The audit log ------------------------------------------------------------------------------
LOG_KEY = PLACE.data / "log.key"
LOG_NAME = os.environ.get("CLEARSLATE_LOG_NAME") or f"{PLACE.hosts[0]}/clearslate"
"""What checkpoints call the log; no spaces."""
CHECKPOINT_TO = os.environ.get("CLEARSLATE_CHECKPOINT_TO", "")
"""A mail address outside of this service, where every checkpoint goes."""
CHECKPOINT_MINUTES = int(os.environ.get("CLEARSLATE_CHECKPOINT_MINUTES") or 15)

# What is written to the terminal ------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {name} {levelname} {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "filters": {"fault": {"()": "clearslate.web.fault_numbers.FaultNumber"}},
    "loggers": {
        "clearslate": {"handlers": ["terminal"], "level": "INFO"},
        "django.request": {
            "handlers": ["terminal"],
            "level": "ERROR",
            "filters": ["fault"],
            "propagate": False,
        },
    },
}

# Background work and mail ------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = PLACE.mail_from
DEMO = PLACE.demo
CLOCK_BACK = timedelta(seconds=PLACE.clock_back)
"""How far the clock of a demo lies back, so that its sample is as fresh as when it was made."""
STANDING_CLOCK: datetime | None = None
"""The hour at which the clock stands, in tests; None where it goes."""
PUBLIC_URL = os.environ.get("CLEARSLATE_URL", "").rstrip("/") or (
    f"{'https' if PLACE.https else 'http'}://{PLACE.hosts[0]}"
)
"""What addresses in letters begin with."""
MAIL_IS_SENT = bool(PLACE.mail_url)
"""Without a mail server letters stay in the outbox, where an administrator reads them."""
globals().update(mail_settings(PLACE.mail_url))
