"""What other topics do when a cooperation moves: they register when the app is ready. All in the same transaction."""

from collections.abc import Callable
from typing import Any

from cooperations.models import AgreementVersion, Cooperation

# Called with the cooperation and the version that is valid from now on.
CONFIRMED_HOOKS: list[Callable[[Cooperation, AgreementVersion], None]] = []

# Called with the cooperation, who wants it (None: nobody) and why, when boards must not be asked any longer: it ends,
# is declined or withdrawn, or other parties take part from now on. They close the round and its links.
STOP_ASKING_HOOKS: list[Callable[[Cooperation, Any, str], None]] = []


def stop_asking(cooperation: Cooperation, *, actor: Any, reason: str) -> None:
    """Tell everybody who asks boards about ``cooperation`` to stop."""
    for hook in STOP_ASKING_HOOKS:
        hook(cooperation, actor, reason)
