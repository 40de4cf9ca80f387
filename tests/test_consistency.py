"""What holds across all files and no linter knows."""

import os
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = settings.ROOT
LAYERS = ("portal", "partners", "cooperations", "events", "checklists", "reports")
APPS = [
    *(ROOT / "portal" / name for name in ("shared", "geo", "outbox", "printing", "accounts", "embedded")),
    *(ROOT / name for name in LAYERS[1:]),
]
LEFT_OUT = {".venv", "node_modules", "var", ".git", "__pycache__", "migrations", "locale"}
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".yml", ".lock", ".json", ".csv", ".svg"}
LONGEST = 300
# Files that may be longer, and why.
LONG_FILES: dict[str, str] = {}
# Templates that a library asks for by a name it builds itself.
ASKED_FOR_BY_LIBRARIES = ("account/", "mfa/", "allauth/", "kern/", "tables/", "django/", "admin/", "usersessions/")
ASKED_FOR_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html"}
# In pieces, so that this file does not find itself.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "docker" + ".io")
INLINE = re.compile(
    r"""\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|<style\b|javascript:|<script(?![^>]*\s(?:src=|type="application/json"))""",
    re.IGNORECASE,
)
ASKS_FOR = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
LOADS = re.compile(r"""\{%\s*load\s+([^%]+?)\s*%\}""")
OWN_TAG_LIBRARIES = {
    path.stem: path.relative_to(ROOT).parts[0]
    for folder in LAYERS
    for path in (ROOT / folder).rglob("templatetags/*.py")
    if path.stem != "__init__"
}


def files(*suffixes):
    """All files of the project with one of ``suffixes``, without what others made."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [name for name in subfolders if name not in LEFT_OUT and not name.startswith(".")]
        for name in names:
            path = Path(folder) / name
            if path.suffix in suffixes:
                yield path


def templates():
    return {str(path.relative_to(ROOT / "templates")): path for path in (ROOT / "templates").rglob("*.html")}


def layer_of(template):
    """Return the position of the app that ``template`` belongs to; shared ones are lowest."""
    folder = template.split("/")[0]
    return LAYERS.index(folder) if folder in LAYERS else 0


def test_every_app_has_a_page_that_says_what_lives_there():
    assert [str(app.relative_to(ROOT)) for app in APPS if not (app / "README.md").exists()] == []


def test_no_file_is_too_long():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in files(".py", ".html", ".css", ".js")
    }
    too_long = {name: length for name, length in lengths.items() if length > LONGEST and name not in LONG_FILES}
    assert too_long == {}


def test_no_exception_for_a_file_that_is_short():
    assert [name for name in LONG_FILES if len((ROOT / name).read_text().splitlines()) <= LONGEST] == []


def test_no_text_to_be_translated_hides_in_another():
    """What Babel does not find in an f-string stays English without a word."""
    hidden = re.compile(r"""\bf(["'])[^\n]*\{[^}\n]*\b(?:_|n?p?gettext(?:_lazy)?)\(.*\1""")
    found = [str(path) for path in files(".py") if "tests" not in path.parts and hidden.search(path.read_text())]
    assert found == []


def test_no_registry_is_named():
    named = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in files(*TEXT)
        for host in REGISTRIES
        if host in path.read_text(errors="replace")
    ]
    assert named == []


def test_templates_have_no_inline_script_or_style():
    found = [
        f"{name}: {hit.group().strip()}"
        for name, path in templates().items()
        for hit in INLINE.finditer(path.read_text())
    ]
    assert found == []


def test_every_template_is_used():
    code = "\n".join(path.read_text() for path in files(".py", ".html"))
    unused = [
        name
        for name in templates()
        if f'"{name}"' not in code
        and f"'{name}'" not in code
        and name not in ASKED_FOR_BY_DJANGO
        and not name.startswith(ASKED_FOR_BY_LIBRARIES)
    ]
    assert unused == []


def test_every_included_template_exists():
    known = templates()
    missing = [
        f"{name}: {asked}"
        for name, path in known.items()
        for asked in ASKS_FOR.findall(path.read_text())
        if asked not in known and not asked.startswith(("account/", "mfa/", "allauth/", "admin/", "django/"))
    ]
    assert missing == []


def test_no_template_asks_for_one_of_a_higher_app():
    upward = [
        f"{name}: {asked}"
        for name, path in templates().items()
        for asked in ASKS_FOR.findall(path.read_text())
        if layer_of(asked) > layer_of(name)
    ]
    assert upward == []


def test_no_template_loads_tags_of_a_higher_app():
    upward = [
        f"{name}: {library}"
        for name, path in templates().items()
        for line in LOADS.findall(path.read_text())
        for library in line.split()
        if LAYERS.index(OWN_TAG_LIBRARIES.get(library, LAYERS[0])) > layer_of(name)
    ]
    assert upward == []


def own_models():
    return [
        model
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
        for model in config.get_models()
    ]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_verbose_names_begin_in_lower_case(model):
    """Django puts them into sentences; capitals are for names, abbreviations and German nouns in the catalogue."""
    names = [model._meta.verbose_name, model._meta.verbose_name_plural]
    names += [field.verbose_name for field in model._meta.get_fields() if hasattr(field, "verbose_name")]
    first_words = [str(name).split()[0] for name in names if name]
    assert [word for word in first_words if word != word.lower() and not word.isupper()] == []
