"""What a kind of association is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of association; ``noun`` carries its article ("ein Elternverein")."""

    noun: str
    names: tuple[str, ...]
    fields: tuple[str, ...]
    further_fields: tuple[str, ...]
    groups: tuple[str, ...]
    further_groups: tuple[str, ...]
    activities: tuple[str, ...]
    with_employers: tuple[str, ...]
    weight: int = 3
