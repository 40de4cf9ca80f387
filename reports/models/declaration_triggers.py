"""What the database itself holds of declarations: signed by both sides, then changed through amendments only.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger

_FIXED = (
    "wording",
    "revision",
    "signed_on",
    "head_name",
    "head_function",
    "secretary_name",
    "secretary_function",
    "file",
    "file_size",
    "sha256",
    "original_sha256",
)


def _refuse(name: str, why: str) -> str:
    return f"""
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{name}: {why}';
    """


def declaration_stays_signed() -> pgtrigger.Trigger:
    """Refuse to change what was signed, and to delete it."""
    name = "declaration_stays_signed"
    old, new = (", ".join(f"{row}.{column}" for column in _FIXED) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
            IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR ({old}) IS DISTINCT FROM ({new})) THEN
                {_refuse(name, "it is signed")}
            END IF;
            RETURN COALESCE(NEW, OLD);
        """,
    )


def declaration_signed_by_both() -> pgtrigger.Trigger:
    """Refuse to sign what not both sides have agreed to as it is, or what has no measure."""
    name = "declaration_signed_by_both"
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.UpdateOf("state"),
        when=pgtrigger.Before,
        func=f"""
            IF NEW.state = 'signed' AND OLD.state = 'draft' THEN
                IF (
                    SELECT count(*) FROM reports_draftagreement
                    WHERE declaration_id = NEW.id AND revision = NEW.revision
                ) < 2 THEN
                    {_refuse(name, "not both sides agree to this revision")}
                END IF;
                IF NOT EXISTS (SELECT 1 FROM reports_measure WHERE declaration_id = NEW.id) THEN
                    {_refuse(name, "there is no measure")}
                END IF;
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def amendment_of_signed_declaration() -> pgtrigger.Trigger:
    """Refuse amendments of what is not in force, and note the transaction in which measures may change."""
    name = "amendment_of_signed_declaration"
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func=f"""
            IF NOT EXISTS (SELECT 1 FROM reports_declaration WHERE id = NEW.declaration_id AND state = 'signed') THEN
                {_refuse(name, "the declaration is not in force")}
            END IF;
            NEW.transaction := pg_current_xact_id()::text::bigint;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def measure_changes_by_amendment() -> pgtrigger.Trigger:
    """Refuse to change measures of a signed declaration outside the transaction of an amendment."""
    return _by_amendment("measure_changes_by_amendment", "COALESCE(NEW.declaration_id, OLD.declaration_id)")


def milestone_changes_by_amendment() -> pgtrigger.Trigger:
    """Refuse the same of milestones."""
    return _by_amendment(
        "milestone_changes_by_amendment",
        "(SELECT declaration_id FROM reports_measure WHERE id = COALESCE(NEW.measure_id, OLD.measure_id))",
    )


def _by_amendment(name: str, declaration: str) -> pgtrigger.Trigger:
    """The declaration is read with a share lock: a signature that is under way is waited for."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("declaration", "bigint"), ("declaration_state", "text")],
        func=f"""
            declaration := {declaration};
            SELECT state INTO declaration_state FROM reports_declaration WHERE id = declaration FOR SHARE;
            IF declaration_state <> 'draft' AND NOT EXISTS (
                SELECT 1 FROM reports_amendment
                WHERE declaration_id = declaration AND transaction = pg_current_xact_id()::text::bigint
            ) THEN
                {_refuse(name, "a signed declaration changes through amendments only")}
            END IF;
            RETURN COALESCE(NEW, OLD);
        """,  # noqa: S608 -- fixed names only
    )
