"""What the database itself holds about running lists, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger

# What people say about an item. A change of any of these is a new answer and one more row of its history.
ANSWER_COLUMNS = ("state", "note", "link", "person", "on_date")
# What people see beside the answer: a change of it is no answer.
PLAN_COLUMNS = ("due_on", "due_part", "own_due_on", "assigned_user_id", "assigned_side")
SEEN_COLUMNS = (*PLAN_COLUMNS, "item_id", "is_new", "fact_mark")


def _refuse(name: str, message: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{name}: {message}';"


def checklist_keeps_template() -> pgtrigger.Trigger:
    """Refuse a version of another template, and a list that turns into one of another template."""
    return pgtrigger.Trigger(
        name="checklist_keeps_template",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("template_id", "version_id"),
        when=pgtrigger.Before,
        func=f"""
            IF TG_OP = 'UPDATE' AND NEW.template_id <> OLD.template_id THEN
                {_refuse("checklist_keeps_template", "a list keeps its template")}
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM checklists_templateversion WHERE id = NEW.version_id AND template_id = NEW.template_id
            ) THEN
                {_refuse("checklist_keeps_template", "the version is of another template")}
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def checklist_stays_closed() -> pgtrigger.Trigger:
    """Refuse to open a closed list again."""
    return pgtrigger.Trigger(
        name="checklist_stays_closed",
        operation=pgtrigger.UpdateOf("closed_at"),
        when=pgtrigger.Before,
        func=f"""
            IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
                {_refuse("checklist_stays_closed", "the list is closed")}
            END IF;
            RETURN NEW;
        """,
    )


def answer_begins_open() -> pgtrigger.Trigger:
    """Refuse rows that are born with an answer: it would have no history. The list counts the new item."""
    return pgtrigger.Trigger(
        name="answer_begins_open",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func=f"""
            IF NEW.state <> 'open' OR NEW.revision <> 0 OR NEW.changed_at IS NOT NULL
                OR NEW.note <> '' OR NEW.link <> '' OR NEW.person <> '' OR NEW.on_date IS NOT NULL THEN
                {_refuse("answer_begins_open", "an answer comes later")}
            END IF;
            UPDATE checklists_checklist SET revision = revision + 1
                WHERE id = NEW.checklist_id RETURNING revision INTO NEW.list_revision;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def answer_counts() -> pgtrigger.Trigger:
    """Refuse a new answer that does not raise the revision by one, and any to a closed list.

    The first answer counts even if it is "open": somebody has looked at the item. The list counts every change that
    people see, and lends the row its number: what changed since a number is found by an index. That locks the list, so
    closing it and answering at the same time wait for each other.
    """
    answered = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in ANSWER_COLUMNS)
    seen = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in SEEN_COLUMNS)
    return pgtrigger.Trigger(
        name="answer_counts",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        declare=[("closed", "timestamptz"), ("is_answer", "boolean")],
        func=f"""
            is_answer := {answered} OR (OLD.revision = 0 AND NEW.revision = 1);
            IF is_answer AND (NEW.revision <> OLD.revision + 1 OR NEW.changed_at IS NULL) THEN
                {_refuse("answer_counts", "each answer raises the revision by one")}
            ELSIF NOT is_answer AND NEW.revision <> OLD.revision THEN
                {_refuse("answer_counts", "the revision changes with the answer only")}
            END IF;
            IF is_answer OR {seen} THEN
                UPDATE checklists_checklist SET revision = revision + 1
                    WHERE id = NEW.checklist_id RETURNING closed_at, revision INTO closed, NEW.list_revision;
                IF is_answer AND closed IS NOT NULL THEN
                    {_refuse("answer_counts", "the list is closed")}
                END IF;
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def answer_history() -> pgtrigger.Trigger:
    """Write one row of history for each answer: no way of storing one can leave it out."""
    return pgtrigger.Trigger(
        name="answer_history",
        operation=pgtrigger.UpdateOf("revision"),
        when=pgtrigger.After,
        func="""
            IF NEW.revision = OLD.revision THEN
                RETURN NEW;
            END IF;
            INSERT INTO checklists_itemevent
                (subject_id, item_id, number, source, target, note, link, person, on_date, actor_id, at)
            VALUES (NEW.id, NEW.item_id, NEW.revision, OLD.state, NEW.state, NEW.note, NEW.link, NEW.person,
                NEW.on_date, NEW.changed_by_id, NEW.changed_at);
            RETURN NEW;
        """,
    )
