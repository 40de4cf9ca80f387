"""The portal on one machine: embedded PostgreSQL and Redis below ``VAR_DIR``, mails on the console."""

import os

from portal.embedded.postgres import embedded_database_url
from portal.embedded.redis import embedded_redis_url

from .base import *  # noqa: F403 -- settings are layered
from .base import VAR_DIR, env
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
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
