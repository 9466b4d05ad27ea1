"""Settings of the service under test: the real ones, on a database and a folder of their own."""

import os
import tempfile

os.environ.setdefault("CLEARSLATE_DATA", tempfile.mkdtemp(prefix="clearslate-test-"))
os.environ.setdefault("CLEARSLATE_HOSTS", "localhost 127.0.0.1 testserver")
os.environ["DATABASE_URL"] = os.environ.get("CLEARSLATE_TEST_DATABASE_URL", "")

from clearslate.web.settings import *

# Hashed names need a build; pages are looked at with the files as they are.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Whitenoise warns of a folder that nobody has filled yet.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
