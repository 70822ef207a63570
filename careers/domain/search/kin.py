"""Words of one family: promoted, promotion and promoting, stress and stressful.

Not a stemmer for every language and every word: what it makes of a word is only ever compared with
what it makes of others, and what it finds counts for less than the word itself.
"""

_ENDINGS = (
    "ational", "fulness", "ousness", "iveness", "ations", "ements", "ation", "ition", "ement",
    "ments", "ship", "iest", "able", "ible", "ance", "ence", "ment", "ness", "ings", "ions", "ful",
    "ing", "ion", "ive", "ity", "ous", "dom", "est", "ers", "ors", "ied", "ies", "ier", "ian",
    "ist", "ant", "ent", "al", "er", "or", "ed", "ly", "ic", "y", "e", "s",
)  # fmt: skip
"""Longest first."""
SHORTEST = 4
"""Letters that must be left, three where the ending is one of a verb."""
_VERB = ("ing", "ed", "e", "s")


def kin(form: str) -> str:
    """What the words of a family have in common: "promot" of promotion."""
    for _ in range(2):
        for ending in _ENDINGS:
            least = 3 if ending in _VERB else SHORTEST
            if form.endswith(ending) and len(form) - len(ending) >= least and form[-2:] != "ss":
                form = _undoubled(form[: -len(ending)])
                break
    return form


def _undoubled(stem: str) -> str:
    """“Plann” of planning as “plan”."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem
