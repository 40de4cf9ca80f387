"""App configuration."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    """What every app uses and what knows no domain."""

    name = "portal.shared"
    label = "shared"
