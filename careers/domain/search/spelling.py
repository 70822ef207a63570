"""One form for each word, however it is written: case, accents, plurals, British or American.

The form is only ever compared with other forms and never shown, so it need not be a word.
"""

import re
import unicodedata

LONGEST = 40
"""Letters of a word that are looked at."""

_PLURALS = {
    "analyses": "analysis",
    "children": "child",
    "men": "man",
    "women": "woman",
    "news": "news",
}
_WHOLE = {
    "adviser": "advisor",
    "ageing": "aging",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "centred": "centered",
    "cheque": "check",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "grey": "gray",
    "judgement": "judgment",
    "learnt": "learned",
    "skilful": "skillful",
}
_BEGINNINGS = {
    "analogue": "analog",
    "behaviour": "behavior",
    "calibre": "caliber",
    "catalogue": "catalog",
    "centre": "center",
    "colour": "color",
    "defence": "defense",
    "dialogue": "dialog",
    "endeavour": "endeavor",
    "enquir": "inquir",
    "favour": "favor",
    "fibre": "fiber",
    "flavour": "flavor",
    "honour": "honor",
    "humour": "humor",
    "labour": "labor",
    "licence": "license",
    "neighbour": "neighbor",
    "offence": "offense",
    "practise": "practice",
    "practising": "practicing",
    "programme": "program",
    "rumour": "rumor",
    "theatre": "theater",
}
_BEGINS = re.compile("|".join(_BEGINNINGS))
_ISE = re.compile(r"(?<=...)is(?=(e|ed|er|ing|ation|ational)$)")
_DOUBLED = re.compile(
    r"(?<=counsel|channel|quarrel)l(?=ed$|ing$|or$|er$)"
    r"|(?<=cancel|travel|marvel|signal)l(?=ed$|ing$|or$|er$)"
    r"|(?<=label|model|level|total)l(?=ed$|ing$|or$|er$)"
)


def folded(word: str) -> str:
    """A word without case, accents and apostrophes: “Café’s” as "cafe"."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if letter.isalnum()).casefold()[:LONGEST]


def form(fold: str) -> str:
    """The form a folded word is compared by: singular, in American spelling."""
    word = _singular(fold)
    if word in _WHOLE:
        return _WHOLE[word]
    if begins := _BEGINS.match(word):
        word = _BEGINNINGS[begins[0]] + word[begins.end() :]
    return _DOUBLED.sub("", _ISE.sub("iz", word))


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]
