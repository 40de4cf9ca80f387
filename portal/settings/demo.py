"""The portal on one machine: embedded PostgreSQL and Redis below ``VAR_DIR``, mails on the console."""

import os

from portal.embedded.postgres import embedded_database_url
from portal.embedded.redis import embedded_redis_url

from .base import *  # noqa: F403 -- settings are layered
from .base import (
    ACCESSIBILITY_CONTACT,
    DATA_PROTECTION_CONTACT,
    OPERATOR_ADDRESS,
    OPERATOR_EMAIL,
    OPERATOR_PHONE,
    OPERATOR_REPRESENTATIVE,
    VAR_DIR,
    env,
)
from .connections import broker_url, caches, database
from .logs import logging_config

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demo-only-never-in-production")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# Both addresses are handed on to child processes (test workers, Celery), which then start nothing themselves.
os.environ["DATABASE_URL"] = env.str("DATABASE_URL", default="") or embedded_database_url(VAR_DIR)
os.environ["REDIS_URL"] = env.str("REDIS_URL", default="") or embedded_redis_url(VAR_DIR)

DATABASES = {"default": database(env.db_url("DATABASE_URL"), pool_size=8)}
REDIS_URL = env.str("REDIS_URL")
CELERY_BROKER_URL = broker_url(REDIS_URL)
CACHES = caches(REDIS_URL)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = logging_config(as_json=False)
WHITENOISE_USE_FINDERS = True
# Who runs a demonstration is invented.
OPERATOR_ADDRESS = OPERATOR_ADDRESS or "Beispielstraße 1\n40000 Beispielstadt"
OPERATOR_EMAIL = OPERATOR_EMAIL or "portal@example.org"
OPERATOR_PHONE = OPERATOR_PHONE or "0221 4710-100"
OPERATOR_REPRESENTATIVE = OPERATOR_REPRESENTATIVE or "Kim Beispiel"
DATA_PROTECTION_CONTACT = DATA_PROTECTION_CONTACT or "datenschutz@example.org"
ACCESSIBILITY_CONTACT = ACCESSIBILITY_CONTACT or "barrierefrei@example.org"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
