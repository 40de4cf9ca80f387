"""One template file to a definition. Nothing is guessed: what is not as described is a problem with its line.

Files are called ``<slug>.<version>.yaml`` and begin with ``template`` and ``version``; the README says the rest.
"""

import re
from collections.abc import Collection
from typing import Final

import yaml
from django.conf import settings

from checklists.domain.conditions import FACT_VALUES
from checklists.enums import Anchor, AnswerState, Fact, Owner, Proof, Topic
from checklists.models.template import HEAVIEST
from checklists.models.texts import REQUIRED_LANGUAGES

from .definitions import ItemDefinition, PhaseDefinition, TemplateDefinition, Texts
from .nodes import NodeReader, Problem, TemplatesRefused

SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG: Final = 60
LONGEST_DUE: Final = 1000  # days
NEWEST_VERSION: Final = 9999


def read_template(name: str, content: str, *, known_rules: Collection[str]) -> TemplateDefinition:
    """Return what the file ``name`` says. ``known_rules`` are the ids of the automatic checks there are.

    Raises ``TemplatesRefused`` with everything that is wrong.
    """
    reading = _Reading(name, known_rules)
    definition = reading.template(content)
    if definition is None or reading.problems:
        raise TemplatesRefused(reading.problems)
    return definition


class _Reading(NodeReader):
    """Reads one file. Names of items and phases are remembered: each stands there once."""

    def __init__(self, file: str, known_rules: Collection[str]) -> None:
        super().__init__(file)
        self.known_rules = sorted(known_rules)
        self.languages: tuple[str, ...] = REQUIRED_LANGUAGES
        self.seen: dict[tuple[str, str], yaml.Node] = {}
        self.blocking: list[tuple[yaml.Node, list[str]]] = []

    def template(self, content: str) -> TemplateDefinition | None:
        root = self.document(content)
        if root is None:
            if not self.problems:
                self.problems.append(Problem(self.file, 1, "The file is empty."))
            return None
        parts = self.mapping(
            root,
            required={"template", "version", "title", "source", "phases"},
            allowed={"draft", "languages", "intro", "answers"},
            what="A template",
        )
        slug = self.text(parts.get("template"), "'template'")
        number = self.number(parts.get("version"), "'version'", 1, NEWEST_VERSION)
        if {"template", "version"} <= parts.keys() and self.file != f"{slug}.{number}.yaml":
            self.refuse(parts.get("template"), f"A file with this content is called '{slug}.{number}.yaml'.")
        self._read_languages(parts.get("languages"))
        definition = TemplateDefinition(
            file=self.file,
            slug=slug,
            number=number,
            title=self.texts(parts.get("title"), "'title'"),
            intro=self.texts(parts.get("intro"), "'intro'"),
            source=self.texts(parts.get("source"), "'source'"),
            labels=self._labels(parts.get("answers")),
            phases=[self._phase(node) for node in self.entries(parts.get("phases"), "'phases'")],
            is_draft=self.yes_or_no(parts.get("draft"), "'draft'"),
        )
        self._check_blocking()
        return definition

    def texts(self, node: yaml.Node | None, what: str) -> Texts:
        """Return a text in every language of the file."""
        if node is None:
            return {}
        found = self.mapping(node, required=set(self.languages), allowed=set(), what=what)
        result = {}
        for language, value in found.items():
            text = self.text(value, what)
            if not text:
                self.refuse(value, f"{what} has no text in '{language}'.")
            result[language] = text
        return result

    def _read_languages(self, node: yaml.Node | None) -> None:
        if node is None:
            return
        known = [code for code, _name in settings.LANGUAGES]
        named = [self.choice(each, "A language", known) for each in self.entries(node, "'languages'")]
        if missing := [language for language in REQUIRED_LANGUAGES if language not in named]:
            self.refuse(node, f"Every template has these languages too: {', '.join(missing)}.")
        self.languages = tuple(dict.fromkeys((*REQUIRED_LANGUAGES, *named)))

    def _labels(self, node: yaml.Node | None) -> dict[str, Texts]:
        if node is None:
            return {}
        states = set(AnswerState.values)
        found = self.mapping(node, required=states, allowed=set(), what="'answers'")
        return {state: self.texts(value, f"The answer '{state}'") for state, value in found.items()}

    def _phase(self, node: yaml.Node) -> PhaseDefinition:
        parts = self.mapping(node, required={"id", "title", "items"}, allowed=set(), what="A phase")
        return PhaseDefinition(
            slug=self._name(parts.get("id"), "phase"),
            title=self.texts(parts.get("title"), "'title'"),
            items=[self._item(each) for each in self.entries(parts.get("items"), "'items'")],
        )

    def _item(self, node: yaml.Node) -> ItemDefinition:
        parts = self.mapping(
            node,
            required={"id", "number", "text", "owner"},
            allowed={"help", "next", "due", "applies_when", "proof", "needs_proof", "check", "blocks", "weight"}
            | {"again_when"},
            what="An item",
        )
        due_days, anchor = self._due(parts.get("due"))
        proof = [
            self._known(each, parts["proof"], Proof.values, "proof")
            for each in self.names(parts.get("proof"), "'proof'")
        ]
        needs_proof = self.yes_or_no(parts.get("needs_proof"), "'needs_proof'")
        if needs_proof and not proof:
            self.refuse(parts["needs_proof"], "What needs a proof names the 'proof'.")
        blocks = self.names(parts.get("blocks"), "'blocks'")
        if blocks:
            self.blocking.append((parts["blocks"], blocks))
        return ItemDefinition(
            slug=self._name(parts.get("id"), "item"),
            number=self.text(parts.get("number"), "'number'"),
            text=self.texts(parts.get("text"), "'text'"),
            help=self.texts(parts.get("help"), "'help'"),
            next_step=self.texts(parts.get("next"), "'next'"),
            owner=self.choice(parts.get("owner"), "'owner'", Owner.values),
            due_days=due_days,
            anchor=anchor,
            applies_when=self._condition(parts.get("applies_when")),
            proof=proof,
            needs_proof=needs_proof,
            check_rule=self._rule(parts.get("check")),
            blocks=blocks,
            weight=self.number(parts["weight"], "'weight'", 1, HEAVIEST) if "weight" in parts else 1,
            again_when=[
                self._known(each, parts["again_when"], Topic.values, "topic")
                for each in self.names(parts.get("again_when"), "'again_when'")
            ],
        )

    def _name(self, node: yaml.Node | None, what: str) -> str:
        slug = self.text(node, "'id'")
        if node is None:
            return slug
        if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
            self.refuse(node, f"An id has small letters, digits and hyphens, {LONGEST_SLUG} at most.")
        before = self.seen.setdefault((what, slug), node)
        if before is not node:
            self.refuse(node, f"The {what} '{slug}' is there already, in line {before.start_mark.line + 1}.")
        return slug

    def _due(self, node: yaml.Node | None) -> tuple[int | None, str]:
        if node is None:
            return None, ""
        parts = self.mapping(node, required={"days", "from"}, allowed=set(), what="'due'")
        days = self.number(parts.get("days"), "'days'", -LONGEST_DUE, LONGEST_DUE)
        return days, self.choice(parts.get("from"), "'from'", Anchor.values)

    def _known(self, name: str, node: yaml.Node, known: Collection[str], what: str) -> str:
        if name not in known:
            self.refuse(node, f"There is no {what} '{name}'; possible: {', '.join(known)}.")
        return name

    def _condition(self, node: yaml.Node | None) -> dict[str, list[str]]:
        if node is None:
            return {}
        found = self.mapping(node, required=set(), allowed=set(Fact.values), what="A condition")
        return {
            fact: [
                self._known(each, value, FACT_VALUES[fact], f"value of '{fact}'")
                for each in self.names(value, f"'{fact}'")
            ]
            for fact, value in found.items()
            if fact in FACT_VALUES
        }

    def _rule(self, node: yaml.Node | None) -> str:
        name = self.text(node, "'check'")
        if node is not None and name not in self.known_rules:
            self.refuse(node, f"There is no automatic check '{name}'.")
        return name

    def _check_blocking(self) -> None:
        items = {slug for what, slug in self.seen if what == "item"}
        for node, slugs in self.blocking:
            for slug in slugs:
                if slug not in items:
                    self.refuse(node, f"There is no item '{slug}' that could wait for this one.")
