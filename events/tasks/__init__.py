"""Jobs and scheduled work, one module per topic; imported at start, so that their handlers are known."""

__all__: list[str] = []
