"""The portal on one machine: embedded PostgreSQL and Redis below ``VAR_DIR``, mails on the console."""

import os

from portal.embedded.postgres import embedded_database_url
from portal.embedded.redis import embedded_redis_url

from .base import *  # noqa: F403 -- settings are layered
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demo-only-never-in-production")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# Both addresses are handed on to child processes (test workers, Celery), which then start nothing themselves.
os.environ["DATABASE_URL"] = env.str("DATABASE_URL", default="") or embedded_database_url(VAR_DIR)
os.environ["REDIS_URL"] = env.str("REDIS_URL", default="") or embedded_redis_url(VAR_DIR)

DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
REDIS_URL = env.str("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL},
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
