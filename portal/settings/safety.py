"""What production insists on before it starts."""

import environ
from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET_KEY = 50
FEWEST_DIFFERENT_CHARACTERS = 5
EXAMPLE_MARKS = ("demo", "test", "insecure", "change-me", "changeme", "example")


def required(env: environ.Env, name: str, meaning: str) -> str:
    """Return the environment variable ``name``.

    Raises ``ImproperlyConfigured`` when it is missing or empty; ``meaning`` says what it is.
    """
    value = str(env.str(name, default="")).strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {meaning}.")
    return value


def secret_key(env: environ.Env) -> str:
    """Return ``SECRET_KEY``.

    Raises ``ImproperlyConfigured`` when it is missing, short, of few characters or taken from an example.
    """
    value = required(env, "SECRET_KEY", "at least 50 random characters that nobody else knows")
    if len(value) < SHORTEST_SECRET_KEY or len(set(value)) < FEWEST_DIFFERENT_CHARACTERS:
        raise ImproperlyConfigured("SECRET_KEY is too weak: it needs at least 50 random characters.")
    if any(value.lower().startswith(mark) for mark in EXAMPLE_MARKS):
        raise ImproperlyConfigured("SECRET_KEY is that of a demo or an example: make one of your own.")
    return value


def allowed_hosts(env: environ.Env) -> list[str]:
    """Return ``ALLOWED_HOSTS``. Raises ``ImproperlyConfigured`` when it is missing or lets every host in."""
    names = required(env, "ALLOWED_HOSTS", "the host names of the portal, separated by commas")
    hosts = [name.strip() for name in names.split(",") if name.strip()]
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS lets every host in: name the hosts of the portal.")
    return hosts


def mail_server(env: environ.Env) -> str:
    """Return ``EMAIL_URL``. Raises ``ImproperlyConfigured`` when it is missing or not a mail server."""
    value = required(env, "EMAIL_URL", "the mail server, smtp+tls://user:password@host:587")
    if not value.startswith("smtp"):
        raise ImproperlyConfigured("EMAIL_URL is not a mail server: mails hold links that no log may show.")
    return value
