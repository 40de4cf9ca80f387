"""Production refuses to start when unsafe, with one sentence that says why."""

import os
import subprocess
import sys

import pytest

from portal.settings.base import ROOT

SAFE = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k7Qp2vX9mZ4tR8wL1sN6bY3hJ5cF0gD-aE_uTiOoPqWxVzKj2abc",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://portal:secret@db.example.org/portal",
    "REDIS_URL": "redis://redis.example.org:6379/0",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example.org:587",
}
# The browser tests set the second one, which the deployment check refuses.
OWN = {name: value for name, value in os.environ.items() if name not in {*SAFE, "DJANGO_ALLOW_ASYNC_UNSAFE"}}


def check(**changes):
    """Run the deployment check in a process of its own; None leaves a variable out."""
    environment = {name: value for name, value in {**SAFE, **changes}.items() if value is not None}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env={**OWN, **environment}, capture_output=True, text=True, check=False)


def test_safe_settings_pass_the_deployment_check_without_a_warning():
    result = check()
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.strip() == "System check identified no issues (0 silenced)."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is not set: at least 50 random characters that nobody else knows."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak: it needs at least 50 random characters."),
        ({"SECRET_KEY": "abcd" * 20}, "SECRET_KEY is too weak: it needs at least 50 random characters."),
        (
            {"SECRET_KEY": "demo-only-never-in-production" + SAFE["SECRET_KEY"]},
            "SECRET_KEY is that of a demo or an example: make one of your own.",
        ),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set: the host names of the portal, separated by commas."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS lets every host in: name the hosts of the portal."),
        (
            {"DATABASE_URL": None},
            "DATABASE_URL is not set: the address of PostgreSQL, postgres://user:password@host/name.",
        ),
        ({"REDIS_URL": ""}, "REDIS_URL is not set: the address of Redis, redis://host:6379/0."),
        ({"EMAIL_URL": None}, "EMAIL_URL is not set: the mail server, smtp+tls://user:password@host:587."),
        (
            {"EMAIL_URL": "consolemail://"},
            "EMAIL_URL is not a mail server: mails hold links that no log may show.",
        ),
    ],
)
def test_unsafe_settings_refuse_to_start(changes, sentence):
    result = check(**changes)
    assert result.returncode == 1
    assert result.stderr.strip().splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {sentence}"
