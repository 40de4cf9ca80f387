"""Reading mails that people write: who to, what they say, which files they send, or that no person wrote at all.

Pure: bytes in, values out. The mails come from strangers, so nothing in them may make this fail or hang.
"""
