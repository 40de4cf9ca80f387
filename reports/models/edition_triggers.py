"""What the database refuses to change once an edition is released."""

import pgtrigger

_CHANGE = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
_FROZEN = ("period_id", "number", "title", "subtitle", "imprint", "about", "notice", "cover", "sections", "build_id")


def edition_frozen() -> pgtrigger.Trigger:
    """Refuse to change what is printed of an edition that is released and stays so."""
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FROZEN)
    return pgtrigger.Trigger(
        name="edition_frozen",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=f"""
            IF OLD.state <> 'editing' AND NEW.state <> 'editing' AND ({changed}) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_frozen',
                    MESSAGE = format('edition_frozen: the edition is %s', OLD.state);
            END IF;
            RETURN NEW;
        """,
    )


def part_locked(name: str) -> pgtrigger.Trigger:
    """Refuse to add, change or delete a part of an edition that is released."""
    return _locked(name, "COALESCE(NEW.edition_id, OLD.edition_id)")


def picture_locked() -> pgtrigger.Trigger:
    """Refuse to add, change or delete a picture of an edition that is released."""
    return _locked(
        "edition_picture_locked",
        "(SELECT edition_id FROM reports_editiontext WHERE id = COALESCE(NEW.text_id, OLD.text_id))",
    )


def _locked(name: str, edition: str) -> pgtrigger.Trigger:
    """The edition is read with a share lock: a release that is under way is waited for."""
    return pgtrigger.Trigger(
        name=name,
        operation=_CHANGE,
        when=pgtrigger.Before,
        declare=[("edition_state", "text")],
        func=f"""
            SELECT state INTO edition_state FROM reports_edition WHERE id = {edition} FOR SHARE;
            IF edition_state <> 'editing' THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}',
                    MESSAGE = format('{name}: the edition is %s', edition_state);
            END IF;
            RETURN COALESCE(NEW, OLD);
        """,  # noqa: S608 -- fixed names only
    )
