"""Occupations as public bodies publish them, made into a draft: read, account for, map, report.

`onet` and `esco` read a folder into one plain value (`published`), `drafting` makes a catalogue of
it, and `account` keeps what became of every row.
"""
