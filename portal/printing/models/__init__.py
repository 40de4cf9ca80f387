"""Printed documents, as rows."""

from .printout import Printout

__all__ = ["Printout"]
