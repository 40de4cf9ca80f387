"""The portal: settings, entry points and the parts that know no domain."""

from .celery import app as celery_app

__all__ = ["celery_app"]
