"""What the database counts and writes down of a list besides its answers, whoever writes.

Every change that people see on the page of a list raises the revision of the list and lends its number to the item:
whoever has seen a number asks for what came later.
"""

from typing import Final

import pgtrigger

from .triggers import PLAN_COLUMNS

_COUNT: Final = """
    UPDATE checklists_checklist SET revision = revision + 1 WHERE id = list RETURNING revision INTO number;
    UPDATE checklists_itemstate SET list_revision = number WHERE {item};
"""


def list_shows_changes() -> pgtrigger.Trigger:
    """Count closing and a newer version too, write the latter down, and never count back."""
    return pgtrigger.Trigger(
        name="list_shows_changes",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
            NEW.revision := GREATEST(NEW.revision, OLD.revision);
            IF NEW.closed_at IS DISTINCT FROM OLD.closed_at OR NEW.version_id <> OLD.version_id THEN
                NEW.revision := NEW.revision + 1;
            END IF;
            IF NEW.version_id <> OLD.version_id THEN
                INSERT INTO checklists_listevent (checklist_id, key, kind, before, after, at)
                VALUES (NEW.id, '', 'version', jsonb_build_object('version', OLD.version_id),
                    jsonb_build_object('version', NEW.version_id), statement_timestamp());
            END IF;
            RETURN NEW;
        """,
    )


def plan_history() -> pgtrigger.Trigger:
    """Write down who an item was given to and when it is due, before and after.

    Who did it is known where people chose; a reckoned day has no author.
    """
    columns = {"due": PLAN_COLUMNS[:3], "assigned": PLAN_COLUMNS[3:]}
    chosen = "CASE WHEN NEW.own_due_on IS DISTINCT FROM OLD.own_due_on THEN NEW.planned_by_id END"
    parts = []
    for kind, names in columns.items():
        actor = chosen if kind == "due" else "NEW.planned_by_id"
        differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in names)
        before, after = (
            "jsonb_build_object(" + ", ".join(f"'{name}', {row}.{name}" for name in names) + ")"
            for row in ("OLD", "NEW")
        )
        parts.append(f"""
            IF {differs} THEN
                INSERT INTO checklists_listevent (checklist_id, key, kind, before, after, actor_id, at)
                VALUES (NEW.checklist_id, NEW.key, '{kind}', {before}, {after}, {actor},
                    statement_timestamp());
            END IF;
        """)  # noqa: S608 -- fixed names only
    return pgtrigger.Trigger(
        name="plan_history",
        operation=pgtrigger.UpdateOf(*PLAN_COLUMNS),
        when=pgtrigger.After,
        func="\n".join([*parts, "RETURN NEW;"]),
    )


def part_counts(name: str, *columns: str, insert: bool = True) -> pgtrigger.Trigger:
    """Count a row that hangs on an answer when it comes, and when one of ``columns`` changes."""
    differs = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update if insert else pgtrigger.Update,
        when=pgtrigger.After,
        declare=[("list", "uuid"), ("number", "bigint")],
        func=f"""
            IF TG_OP = 'INSERT' OR {differs} THEN
                SELECT checklist_id INTO list FROM checklists_itemstate WHERE id = NEW.answer_id;
                {_COUNT.format(item="id = NEW.answer_id")}
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def finding_counts() -> pgtrigger.Trigger:
    """Count a finding that comes, goes or says something else, and write it down."""
    said = "jsonb_build_object('rule', {row}.rule, 'code', {row}.code, 'level', {row}.level)"
    old, new = said.format(row="OLD"), said.format(row="NEW")
    return pgtrigger.Trigger(
        name="finding_counts",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.After,
        declare=[
            ("list", "uuid"),
            ("number", "bigint"),
            ("item", "text"),
            ("old_said", "jsonb"),
            ("new_said", "jsonb"),
        ],
        func=f"""
            IF TG_OP = 'UPDATE' AND (NEW.level, NEW.code, NEW.params, NEW.audience)
                    IS NOT DISTINCT FROM (OLD.level, OLD.code, OLD.params, OLD.audience) THEN
                RETURN NEW;
            END IF;
            IF TG_OP = 'DELETE' THEN
                list := OLD.checklist_id; item := OLD.key;
            ELSE
                list := NEW.checklist_id; item := NEW.key; new_said := {new};
            END IF;
            IF TG_OP <> 'INSERT' THEN
                old_said := {old};
            END IF;
            {_COUNT.format(item="checklist_id = list AND key = item")}
            INSERT INTO checklists_listevent (checklist_id, key, kind, before, after, at)
            VALUES (list, item, 'finding', COALESCE(old_said, '{{}}'), COALESCE(new_said, '{{}}'),
                statement_timestamp());
            RETURN NULL;
        """,  # noqa: S608 -- fixed names only
    )


def comment_stays() -> pgtrigger.Trigger:
    """Refuse every change of a comment but that its author takes the text back, once; refuse deleting it."""
    return pgtrigger.Trigger(
        name="comment_stays",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
            IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL AND NEW.text = ''
                AND (NEW.answer_id, NEW.author_id, NEW.at) IS NOT DISTINCT FROM (OLD.answer_id, OLD.author_id, OLD.at)
                OR TG_OP = 'UPDATE' AND (NEW.answer_id, NEW.author_id, NEW.text, NEW.at, NEW.removed_at)
                    IS NOT DISTINCT FROM (OLD.answer_id, OLD.author_id, OLD.text, OLD.at, OLD.removed_at) THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_stays',
                MESSAGE = 'comment_stays: a comment can only be taken back';
        """,
    )


def files_are_few(most: int) -> pgtrigger.Trigger:
    """Refuse more files to one item than people can look through. The list is locked, so two at once are counted."""
    return pgtrigger.Trigger(
        name="files_are_few",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func=f"""
            PERFORM 1 FROM checklists_checklist WHERE id =
                (SELECT checklist_id FROM checklists_itemstate WHERE id = NEW.answer_id) FOR NO KEY UPDATE;
            IF (SELECT count(*) FROM checklists_itemfile WHERE answer_id = NEW.answer_id AND removed_at IS NULL)
                    >= {most} THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'files_are_few',
                    MESSAGE = 'files_are_few: an item has {most} files at most';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- a fixed number only
    )


def file_history() -> pgtrigger.Trigger:
    """Write down which file came or went."""
    return pgtrigger.Trigger(
        name="file_history",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("removed_at"),
        when=pgtrigger.After,
        func="""
            INSERT INTO checklists_listevent (checklist_id, key, kind, before, after, actor_id, at)
            SELECT checklist_id, key, 'file',
                CASE WHEN TG_OP = 'UPDATE' THEN jsonb_build_object('name', NEW.name) ELSE '{}'::jsonb END,
                CASE WHEN TG_OP = 'INSERT' THEN jsonb_build_object('name', NEW.name) ELSE '{}'::jsonb END,
                CASE WHEN TG_OP = 'INSERT' THEN NEW.by_id ELSE NEW.removed_by_id END, statement_timestamp()
            FROM checklists_itemstate WHERE id = NEW.answer_id;
            RETURN NEW;
        """,
    )
