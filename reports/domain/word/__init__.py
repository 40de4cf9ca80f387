"""Taking Word files in: read in a sandbox, split by headings, looked at by people, then taken over as usual edits."""
