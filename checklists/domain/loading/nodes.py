"""YAML as nodes that know their line, read without any of YAML's guesses about types: every value is a text.

All problems of a file are collected, so that whoever writes templates sees them at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import yaml

Mapping = dict[str, yaml.Node]
_LONGEST_SHOWN: Final = 40


@dataclass(frozen=True, order=True)
class Problem:
    """Why a file is refused: its name, the line (from 1), a sentence."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


class TemplatesRefused(Exception):
    """Nothing was stored. ``problems`` are in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class NodeReader:
    """Reads the nodes of one file and collects what is wrong with them.

    A value that cannot be read is returned as the empty one of its kind: the file is refused anyway.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, node: yaml.Node | None, reason: str) -> None:
        """Remember that something is wrong at ``node``."""
        self.problems.append(Problem(self.file, node.start_mark.line + 1 if node is not None else 1, reason))

    def document(self, content: str) -> yaml.Node | None:
        """Return the one document in ``content``, None if it is no YAML."""
        try:
            return yaml.compose(content, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark is not None else 1
            self.problems.append(Problem(self.file, line, f"This is no YAML: {getattr(error, 'problem', error)}."))
            return None

    def mapping(self, node: yaml.Node | None, *, required: set[str], allowed: set[str], what: str) -> Mapping:
        """Return the values of a mapping by key. Keys beyond ``required`` and ``allowed`` are refused."""
        found: Mapping = {}
        for key, value in self._pairs(node, what):
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in required | allowed:
                self.refuse(key, f"{what} has no '{name[:_LONGEST_SHOWN]}'.")
            elif name in found:
                self.refuse(key, f"'{name}' stands here twice.")
            else:
                found[name] = value
        if isinstance(node, yaml.MappingNode):
            for name in sorted(required - found.keys()):
                self.refuse(node, f"{what} lacks '{name}'.")
        return found

    def entries(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        """Return the entries of a list, which must not be empty."""
        if not isinstance(node, yaml.SequenceNode):
            if node is not None:
                self.refuse(node, f"{what} must be a list.")
            return []
        if not node.value:
            self.refuse(node, f"{what} must not be empty.")
        return list(node.value)

    def names(self, node: yaml.Node | None, what: str) -> list[str]:
        """Return one text or a list of texts as a list; nothing for a missing node."""
        if node is None:
            return []
        if isinstance(node, yaml.ScalarNode):
            return [node.value]
        return [self.text(each, what) for each in self.entries(node, what)]

    def text(self, node: yaml.Node | None, what: str) -> str:
        """Return a text on one line; white space runs become single spaces."""
        if not isinstance(node, yaml.ScalarNode):
            if node is not None:
                self.refuse(node, f"{what} must be a text.")
            return ""
        return " ".join(node.value.split())

    def number(self, node: yaml.Node | None, what: str, lowest: int, highest: int) -> int:
        """Return a whole number from ``lowest`` to ``highest``."""
        if node is None:
            return lowest
        text = self.text(node, what)
        try:
            number = int(text)
        except ValueError:
            number = lowest - 1
        if not lowest <= number <= highest:
            self.refuse(node, f"{what} must be a whole number from {lowest} to {highest}.")
            return lowest
        return number

    def yes_or_no(self, node: yaml.Node | None, what: str) -> bool:
        """Return whether a value is "yes"; a missing one is "no"."""
        if node is None:
            return False
        text = self.text(node, what)
        if text not in {"yes", "no"}:
            self.refuse(node, f"{what} must be yes or no.")
        return text == "yes"

    def choice(self, node: yaml.Node | None, what: str, choices: list[str]) -> str:
        """Return one of ``choices``."""
        text = self.text(node, what)
        if node is not None and text not in choices:
            self.refuse(node, f"{what} is '{text[:_LONGEST_SHOWN]}'; possible: {', '.join(choices)}.")
        return text

    def _pairs(self, node: yaml.Node | None, what: str) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        if isinstance(node, yaml.MappingNode):
            yield from node.value
        elif node is not None:
            self.refuse(node, f"{what} must consist of names and values.")
