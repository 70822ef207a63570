"""The field's own words for the same thing, as data.

A thing's other names and hidden words belong to the thing and stand in the catalogue. What stands
here belongs to the language of the field and to no one thing: it says nothing about the world, so it
needs no source, and a catalogue of another firm would want the same. `Index.of` is handed the table,
so it can come from a catalogue as well.
"""

from collections.abc import Mapping

Synonyms = Mapping[str, tuple[str, ...]]
"""By what a person may write: what the catalogue may say instead."""

ALIKE: tuple[tuple[str, ...], ...] = (
    ("call center", "contact center", "customer contact center"),
    ("percent", "per cent"),
)
"""Phrases that are one and the same wherever they stand, in American spelling, singular."""

SYNONYMS: Synonyms = {
    "ai": ("artificial intelligence",),
    "aht": ("handling time",),
    "angry": ("irate", "difficult"),
    "anxiety": ("stress",),
    "attrition": ("turnover",),
    "boss": ("supervisor", "manager"),
    "bot": ("chatbot",),
    "co-worker": ("colleague",),
    "crm": ("customer relationship management",),
    "csr": ("customer service representative",),
    "cx": ("customer experience",),
    "earnings": ("pay", "wage"),
    "hr": ("human resources",),
    "irate": ("angry",),
    "ivr": ("interactive voice response",),
    "kpi": ("target", "figure"),
    "money": ("pay", "wage"),
    "phone": ("call",),
    "promotion": ("advancement",),
    "qa": ("quality assurance",),
    "qualification": ("degree", "training"),
    "rep": ("representative",),
    "resign": ("leave", "turnover"),
    "quit": ("leave", "turnover"),
    "robot": ("chatbot", "automation"),
    "resume": ("cv",),
    "roster": ("rota", "schedule"),
    "rota": ("schedule", "shift"),
    "salary": ("pay", "wage"),
    "scheduling": ("workforce management",),
    "self-employed": ("own business",),
    "telephone": ("phone", "call"),
    "vacation": ("holiday",),
    "wage": ("pay",),
    "wfh": ("remote work", "home"),
    "wfm": ("workforce management",),
}
