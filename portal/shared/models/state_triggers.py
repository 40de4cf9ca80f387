"""Triggers for rows with a ``state``: how a row begins and which moves the database itself refuses, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger


def begins_as(name: str, state: str) -> pgtrigger.Trigger:
    """Refuse rows that are not born in ``state``."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func=f"""
            IF NEW.state <> '{state}' THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}',
                    MESSAGE = format('{name}: a row begins as {state}, not as %s', NEW.state);
            END IF;
            RETURN NEW;
        """,
    )


def moves(name: str, *allowed: tuple[str, str]) -> pgtrigger.Trigger:
    """Refuse every change of ``state`` that is not among ``allowed`` (from, to)."""
    pairs = ", ".join(f"('{source}', '{target}')" for source, target in allowed)
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.UpdateOf("state"),
        when=pgtrigger.Before,
        func=f"""
            IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN ({pairs}) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}',
                    MESSAGE = format('{name}: no way from %s to %s', OLD.state, NEW.state);
            END IF;
            RETURN NEW;
        """,
    )
