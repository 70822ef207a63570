"""Which sheets there are, and which columns they have."""

from careers.domain import things
from careers.domain.workbook.layout import BY_NAME, SHEETS, Column, Words


def column(place: str) -> Column:
    """A column, which is named as in `roles.title`."""
    sheet, _dot, name = place.partition(".")
    return BY_NAME[sheet].column(name)


def test_what_is_edited_oftenest_comes_first() -> None:
    assert [sheet.name for sheet in SHEETS] == [
        "roles",
        "role_skills",
        "role_challenges",
        "role_preferences",
        "role_codes",
        "role_notes",
        "steps",
        "skills",
        "challenges",
        "training",
        "guides",
        "guide_sections",
        "items",
        "sources",
        "levels",
        "tracks",
        "proficiencies",
        "preferences",
        "disagreements",
        "synonyms",
        "site",
        "site_links",
    ]


def test_a_sheet_knows_what_tells_its_rows_apart() -> None:
    keys = {sheet.name: sheet.key for sheet in SHEETS if sheet.key != ("code",)}
    assert keys == {
        "role_skills": ("role", "skill"),
        "role_challenges": ("role", "challenge"),
        "role_preferences": ("role", "preference"),
        "role_codes": ("role", "scheme", "code"),
        "role_notes": ("role", "position"),
        "guide_sections": ("guide", "position"),
        "site": (),
        "site_links": ("position",),
    }
    assert {it.name for it in SHEETS if it.placed} == {"role_notes", "guide_sections", "site_links"}


def test_pieces_name_the_thing_they_belong_to() -> None:
    assert {sheet.name: sheet.owner for sheet in SHEETS if sheet.owner} == {
        **dict.fromkeys((it.name for it in SHEETS if it.name.startswith("role_")), "role"),
        "guide_sections": "guide",
    }
    owner = column("role_skills.role")
    assert (owner.names, owner.required, owner.longest) == ("role", True, 80)
    assert [it.name for it in BY_NAME["guide_sections"].columns] == [
        "guide",
        "position",
        "heading",
        "body",
    ]
    assert [it.name for it in BY_NAME["guide_sections"].own] == ["heading", "body"]
    assert column("guide_sections.position").default == 0
    assert (BY_NAME["role_notes"].field, BY_NAME["role_notes"].kind) == ("notes", "role")
    assert BY_NAME["role_notes"].type is things.Note


def test_columns_that_hold_codes_know_whose() -> None:
    named = {f"{it.name}.{c.name}": c.names for it in SHEETS for c in it.columns if c.names}
    assert named == {
        "roles.level": "level",
        "roles.track": "track",
        **{f"role_{it}.role": "role" for it in ("skills", "challenges", "preferences")},
        **{f"role_{it}.role": "role" for it in ("codes", "notes")},
        "role_skills.skill": "skill",
        "role_challenges.challenge": "challenge",
        "role_preferences.preference": "preference",
        "steps.origin": "role",
        "steps.destination": "role",
        "steps.training": "training",
        "skills.part_of": "skill",
        "training.skills": "skill",
        "guide_sections.guide": "guide",
        "items.skill": "skill",
        "items.preference": "preference",
        "items.challenge": "challenge",
        "disagreements.roles": "role",
        "disagreements.challenges": "challenge",
        "disagreements.guides": "guide",
    }


def test_a_column_knows_what_it_holds() -> None:
    assert column("roles.title") == Column(
        "title", column("roles.title").type, "text", longest=400, trimmed=True
    )
    assert column("roles.order") == Column("order", things.Order, "number", least=0, most=32_767)
    assert column("role_skills.level").least == 1
    assert column("items.flipped") == Column("flipped", bool, "truth", default=False)
    hours = column("roles.hours")
    assert (hours.choices, hours.default) == (("", "regular", "sometimes", "shifts"), "")
    duties = column("roles.duties")
    assert (duties.many, duties.lines, duties.trimmed, duties.longest) == (True, True, True, 600)
    assert (duties.choices, duties.default, duties.required) == ((), (), False)
    job = column("roles.job")
    assert (job.many, job.lines, job.required) == (False, True, True)
    contact = column("site.contact")
    assert (contact.many, contact.lines, contact.trimmed) == (False, False, False)
    assert column("site.without").choices == ("assessment", "jobs", "guides", "open-data")


def test_plain_words_are_our_own_names() -> None:
    words = Words.plain()
    assert words.sheets == {sheet.name: sheet.name for sheet in SHEETS}
    assert words.columns == {(it.name, c.name): c.name for it in SHEETS for c in it.columns}
    assert (words.helps, words.meanings, words.leaves) == ({}, {}, ())
    assert words.name_of("roles", "level") == "level (name)"
