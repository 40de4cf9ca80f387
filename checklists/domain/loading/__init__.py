"""From template files to stored versions: ``nodes`` (lines), ``reading`` (rules of the format), ``storing``."""

from .nodes import Problem, TemplatesRefused
from .storing import FOLDER, Loaded, load_templates, read_templates

__all__ = ["FOLDER", "Loaded", "Problem", "TemplatesRefused", "load_templates", "read_templates"]
