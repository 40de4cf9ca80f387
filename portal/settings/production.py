"""Production. Refuses to start when a value that keeps the portal safe is missing."""

from .base import *  # noqa: F403 -- settings are layered
from .base import env
from .connections import broker_url, caches, database
from .logs import logging_config
from .safety import allowed_hosts, mail_server, required, secret_key

SECRET_KEY = secret_key(env)
ALLOWED_HOSTS = allowed_hosts(env)
PORTAL_URL = env.str("PORTAL_URL", default=f"https://{ALLOWED_HOSTS[0].removeprefix('.')}")
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]

DATABASES = {
    "default": database(
        env.db_url_config(
            required(env, "DATABASE_URL", "the address of PostgreSQL, postgres://user:password@host/name")
        ),
        pool_size=env.int("DATABASE_POOL_SIZE", default=10),
    ),
}
REDIS_URL = required(env, "REDIS_URL", "the address of Redis, redis://host:6379/0")
CELERY_BROKER_URL = broker_url(REDIS_URL)
CACHES = caches(REDIS_URL)
vars().update(env.email_url_config(mail_server(env)))

# TLS ends at the reverse proxy, which sets this header and drops it from what comes in.
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = logging_config(as_json=True)
REQUIRE_SECOND_FACTOR = True  # for whom, says each app (portal.accounts.domain.second_factor)
