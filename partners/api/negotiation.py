"""Formats of lists: one page as JSON, or everything as one JSON object per line."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer


class LinesRenderer(BaseRenderer):
    """JSON lines: only says that the format exists; the answer is streamed by the view."""

    media_type = "application/x-ndjson"
    format = "ndjson"
    charset = "utf-8"


class ByParameter(DefaultContentNegotiation):
    """Chooses lines where ``format`` asks for them; else as the header ``Accept`` asks."""

    def select_renderer(
        self, request: Any, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer and its media type. Raises ``NotAcceptable``."""
        wanted = request.query_params.get("format")
        for renderer in renderers:
            if renderer.format == wanted and isinstance(renderer, LinesRenderer):
                return renderer, renderer.media_type
        chosen: tuple[BaseRenderer, str] = super().select_renderer(request, renderers, format_suffix)
        return chosen

    def filter_renderers(self, renderers: Any, _format: str) -> Any:
        """Leave the check of ``format`` to the parameters, which say what is wrong with it."""
        return renderers


FORMATS: tuple[type[BaseRenderer], ...] = (JSONRenderer, LinesRenderer)
