"""Settings of the test suite: real PostgreSQL and Redis, fast password hashing, mails in memory."""

import os

from portal.embedded.postgres import PostgresOfTests, embedded_database_url

from .base import VAR_DIR, env

# Before the settings of the demonstration are read: they would start the server that keeps its data.
os.environ["DATABASE_URL"] = env.str("DATABASE_URL", default="") or embedded_database_url(VAR_DIR, PostgresOfTests)

from .demo import *  # noqa: F403 -- settings are layered
from .demo import DATABASES, LOGGING, STATIC_ROOT

SECRET_KEY = "test"  # noqa: S105 -- not a secret
ALLOWED_HOSTS = ["*"]
PORTAL_URL = "https://portal.example.org"
DATABASES["default"]["OPTIONS"] |= {"options": "-c synchronous_commit=off -c random_page_cost=1.1", "pool": False}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "derived")
}
LANGUAGE_CODE = "en"
ACCOUNT_RATE_LIMITS = False
LOGGING["loggers"]["django_structlog"] = {"level": "WARNING"}  # nobody reads a line per request, but all are kept
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns without it, and warnings are errors
WHITENOISE_AUTOREFRESH = True  # else every test client walks through all static files
