"""What happens with events, one package per topic; they build on each other as ``pyproject.toml`` says."""
