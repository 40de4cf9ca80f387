"""What merging two organisations does to their checklists."""

from partners.domain.merging import moves, register_handling


def register_handlings() -> None:
    """Declare every relation of this app.

    Where both have a list of one year, the merged entry keeps its own; the target's people see it all the same.
    Nobody who merges is told of them: some are private.
    """
    register_handling("checklists.checklist.organisation", moves("template_id", "year", "about_id", told=False))
    register_handling("checklists.checklist.about", moves("organisation_id", "template_id", "year", told=False))
    register_handling("checklists.itemcomment.organisation", moves(told=False))
    register_handling("checklists.duedefault.organisation", moves("template_id", "key", told=False))
