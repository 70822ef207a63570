"""Their scales set onto ours. Every formula is our own judgement; its source is what it starts from."""

from decimal import Decimal

LEVEL = (Decimal(0), Decimal(7))
IMPORTANCE = (Decimal(1), Decimal(5))
"""The lowest and highest value of O*NET's scales LV and IM.

Source: O*NET 30.1 Data Dictionary, “Scales Reference”.
"""

TYPICAL_LEVEL = 3
"""The level of every skill where the data tells none, as ESCO: ordinary cases alone."""

RELATIONS = {"essential": 2, "optional": 1}
"""By ESCO's kind of relation: our importance. An essential skill is usually relevant to an occupation
wherever it is done, an optional one may be (European Commission, ESCO handbook). Nothing in ESCO
makes one skill critical, so none is.
"""


def proficiency(level: Decimal) -> int:
    """An O*NET level (0–7) as one of our five.

    O*NET itself compares its scales by their share of the way, (O − L) / (H − L) (O*NET Resource
    Center, “How do you calculate standard scores for the database variables?”). The same share of
    our way from 1 to 5, halves upward:

        1 + ⌊4 · O / 7 + ½⌋ = 1 + ⌊(8 · O + 7) / 14⌋

    so below 0.875 is 1, below 2.625 is 2, below 4.375 is 3, below 6.125 is 4, the rest 5.
    """
    return 1 + int((8 * level + 7) // 14)


def importance(rating: Decimal) -> int:
    """An O*NET importance (1–5) as one of our four, 0 not asked for to 3 critical.

    The same share of the way again, halves upward:

        ⌊3 · (O − 1) / 4 + ½⌋ = ⌊(3 · O − 1) / 4⌋

    so below 1⅔ is 0, below 3 is 1, below 4⅓ is 2, the rest 3. O*NET's word for 3 is “important”, and
    so is ours for 2.
    """
    return int((3 * rating - 1) // 4)


def skill_level(group: str) -> int:
    """The ISCO skill level (1–4) of an ISCO-08 group code of two digits or more; 0 for one unknown.

    Source: ILO, International Standard Classification of Occupations: ISCO-08, volume 1 (2012),
    mapping of major groups to skill levels: managers 4, those of hospitality and retail (14) 3,
    professionals 4, technicians 3, major groups 4 to 8 2, elementary occupations 1; in the armed
    forces officers 4, non-commissioned officers 2, other ranks 1.
    """
    by_sub_major = {"14": 3, "01": 4, "02": 2, "03": 1}
    by_major = {"1": 4, "2": 4, "3": 3, "4": 2, "5": 2, "6": 2, "7": 2, "8": 2, "9": 1}
    return by_sub_major.get(group[:2]) or by_major.get(group[:1], 0)
