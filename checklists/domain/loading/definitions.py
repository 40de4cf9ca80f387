"""What a template file says, checked: frozen data, no database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

Texts = dict[str, str]


@dataclass(frozen=True)
class ItemDefinition:
    """One item; the fields are those of the model."""

    slug: str
    number: str
    text: Texts
    help: Texts
    next_step: Texts
    owner: str
    due_days: int | None
    anchor: str
    applies_when: dict[str, list[str]]
    proof: list[str]
    needs_proof: bool
    check_rule: str
    blocks: list[str]
    weight: int
    again_when: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PhaseDefinition:
    """One phase with its items in order."""

    slug: str
    title: Texts
    items: list[ItemDefinition]


@dataclass(frozen=True)
class TemplateDefinition:
    """One version of a template. A draft is checked with all others but not stored."""

    file: str
    slug: str
    number: int
    title: Texts
    intro: Texts
    source: Texts
    labels: dict[str, Texts]
    phases: list[PhaseDefinition]
    is_draft: bool = field(default=False)

    @property
    def items(self) -> list[ItemDefinition]:
        """All items in order."""
        return [item for phase in self.phases for item in phase.items]

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, whatever the file looks like."""
        content = {key: value for key, value in asdict(self).items() if key not in {"file", "is_draft"}}
        for item in (item for phase in content["phases"] for item in phase["items"]):
            if not item["again_when"]:
                del item["again_when"]  # came later: what was published without it says the same as before
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
