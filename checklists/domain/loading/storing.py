"""Template files to rows, all or nothing. A published version never changes: a change is a new file."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from checklists.models import Item, Phase, Template, TemplateVersion
from checklists.rules import registry

from .definitions import PhaseDefinition, TemplateDefinition
from .nodes import Problem, TemplatesRefused
from .reading import read_template

FOLDER = Path(__file__).resolve().parents[2] / "templates_data"
ADVISORY_LOCK = 4_711_032


@dataclass(frozen=True)
class Loaded:
    """How many versions are new, how many were there, how many are drafts that are not stored."""

    new: int
    known: int
    drafts: int


def read_templates(folder: Path = FOLDER, *, known_rules: Collection[str] | None = None) -> list[TemplateDefinition]:
    """Return all templates in ``folder``, checked. Raises ``TemplatesRefused`` with the problems of all files.

    ``known_rules`` are the names of automatic checks they may use, those of ``checklists.rules`` when left out.
    """
    known_rules = registry.known_rules() if known_rules is None else known_rules
    definitions, problems = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problems.append(Problem(path.name, 1, "The file is not in UTF-8."))
            continue
        try:
            definitions.append(read_template(path.name, content, known_rules=known_rules))
        except TemplatesRefused as refused:
            problems += refused.problems
    if problems:
        raise TemplatesRefused(problems)
    return definitions


def load_templates(folder: Path = FOLDER, *, known_rules: Collection[str] | None = None) -> Loaded:
    """Store the versions that are not there yet; may be repeated, also by two processes at once.

    Raises ``TemplatesRefused`` when a file is wrong or says something else than the version published under its name;
    nothing is stored then.
    """
    definitions = read_templates(folder, known_rules=known_rules)
    published = [each for each in definitions if not each.is_draft]
    with transaction.atomic():
        _lock()
        rows = TemplateVersion.objects.values_list("template__slug", "number", "digest")
        known = {(slug, number): digest for slug, number, digest in rows}
        if problems := [problem for each in published if (problem := _objection(each, known))]:
            raise TemplatesRefused(problems)
        new = [each for each in published if (each.slug, each.number) not in known]
        for each in new:
            _store(each)
    return Loaded(len(new), len(published) - len(new), len(definitions) - len(published))


def _lock() -> None:
    """Let nobody else load until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _objection(definition: TemplateDefinition, known: dict[tuple[str, int], str]) -> Problem | None:
    digest = known.get((definition.slug, definition.number))
    if digest is None or digest == definition.digest:
        return None
    successor = f"{definition.slug}.{definition.number + 1}.yaml"
    return Problem(
        definition.file,
        1,
        f"Version {definition.number} is published and says something else. A published version never changes: "
        f"write '{successor}'.",
    )


def _store(definition: TemplateDefinition) -> None:
    template, _created = Template.objects.get_or_create(slug=definition.slug)
    version = TemplateVersion.objects.create(
        template=template,
        number=definition.number,
        title=definition.title,
        intro=definition.intro,
        source=definition.source,
        labels=definition.labels,
        digest=definition.digest,
    )
    for position, phase in enumerate(definition.phases, start=1):
        _store_phase(version, position, phase)


def _store_phase(version: TemplateVersion, position: int, definition: PhaseDefinition) -> None:
    phase = Phase.objects.create(version=version, position=position, slug=definition.slug, title=definition.title)
    items = [
        Item(
            version=version,
            phase=phase,
            position=place,
            slug=each.slug,
            number=each.number,
            text=each.text,
            help=each.help,
            next_step=each.next_step,
            owner=each.owner,
            due_days=each.due_days,
            anchor=each.anchor,
            applies_when=each.applies_when,
            proof=each.proof,
            needs_proof=each.needs_proof,
            check_rule=each.check_rule,
            blocks=each.blocks,
            again_when=each.again_when,
            weight=each.weight,
        )
        for place, each in enumerate(definition.items, start=1)
    ]
    Item.objects.bulk_create(items)
