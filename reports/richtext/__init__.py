"""The portal's text format: its grammar, and texts as blocks with their place in the source. Pure.

A text has paragraphs, `### ` and `#### ` sub-headings, `- ` and `1. ` lists (two more spaces
for a list within a list), `> ` quotations, `**strong**` and `_emphasised_` words,
`[text](address)` links and bare web addresses. Everything else is shown as it was typed.
"""
