"""The report, word for word."""

from dataclasses import replace

import msgspec

from careers.domain.checks import Finding, check
from careers.domain.occupations.report import report
from careers.domain.occupations.wording import NOT_DESCRIBED
from tests import factories
from tests.domain.occupations.reading import ESCO, ONET, read

REPORT = """\
ESCO classification v1.2.0, from v1.2.0

What became of every row
  occupations_en.csv: 5 read
           4  taken: roles
           1  left out: not released (first: occupations_en.csv:9)
  altLabels in occupations_en.csv: 5 read
           4  taken: other names, shown
           1  merged: the same as the title or another name
  hiddenLabels in occupations_en.csv: 1 read
           1  taken: search words
  skillGroups_en.csv: 4 read
           4  taken: families of skills
  broaderRelationsSkillPillar_en.csv: 6 read
           4  taken: families of skills
           1  merged: the first group tells the family
           1  left out: of groups, or of groups that are not there (first: \
broaderRelationsSkillPillar_en.csv:7)
  skills_en.csv: 5 read
           4  taken: skills
           1  left out: no occupation taken asks for them (first: skills_en.csv:7)
  occupationSkillRelations_en.csv: 11 read
           8  taken: skills of roles
           1  merged: the same two again
           1  left out: of a skill that is not in its file, or not released (first: \
occupationSkillRelations_en.csv:11)
           1  left out: of an occupation that is not taken (first: \
occupationSkillRelations_en.csv:12)
  ISCOGroups_en.csv: 4 read
           3  taken: tracks
           1  left out: no track is made of them (first: ISCOGroups_en.csv:5)
  altLabels in skills_en.csv: 3 read
           3  taken: other names, shown
  hiddenLabels in skills_en.csv: 1 read
           1  taken: search words

Not read
  broaderRelationsOccPillar_en.csv

The draft would hold
           1  sources
           1  levels
           3  tracks
           5  proficiencies
           4  skills
           4  roles

Left for you to write, as the data says nothing
           4  openings of roles
           4  days of roles
           4  how people get to a role
           4  where a role leads
           4  duties of roles
         all  what people like about work
         all  what is hard
         all  training
         all  guides
         all  the questions, and five levels for each skill they measure
         all  words people search for that belong to no one thing

What the checks say of it
           1  error, item: The questionnaire has no questions.
           4  warning, role:bakery-helper duties: No duty is given. (the first; all with --every)
"""


def test_the_whole_of_it() -> None:
    found = read(ESCO)
    lines = list(report(found, check(found.catalogue)))
    assert "\n".join(lines) + "\n" == REPORT


def test_what_was_cut_and_what_is_not_there() -> None:
    found = read(ONET)
    found.account.shorten("duties", "Task Statements.txt:7")
    found.account.absent.append(("Interests.txt", "nothing is missed"))
    lines = list(report(found, []))
    begins = lines.index("Not there, and not needed")
    assert lines[begins : begins + 9] == [
        "Not there, and not needed",
        "  Interests.txt: without it nothing is missed",
        "",
        "Not read",
        "  Interests.txt, Knowledge.txt",
        "",
        "Cut to the length of their field, ending in …",
        "           1  duties (first: Task Statements.txt:7)",
        "",
    ]
    assert lines[-2:] == [
        "What the checks say of it",
        "  Nothing: it could be published as it is.",
    ]


def test_findings_alike_are_one_line_errors_first() -> None:
    found = read(ONET)
    lines = list(report(found, check(found.catalogue)))
    begins = lines.index("What the checks say of it")
    assert lines[begins + 1 :] == [
        "           2  error, role:bakery-shop-assistants: No steps lead here from an entry role. "
        "(the first; all with --every)",
        "           1  error, item: The questionnaire has no questions.",
        "           3  warning, role:bakery-managers duties: No duty is given. "
        "(the first; all with --every)",
    ]


def test_every_finding_and_every_row_left_out_can_be_asked_for() -> None:
    found = read(ONET, every=True)
    found.account.shorten("duties", "Task Statements.txt:7")
    found.account.shorten("duties", "Task Statements.txt:9")
    lines = list(report(found, check(found.catalogue)))
    begins = lines.index("What the checks say of it")
    assert lines[begins + 1 :] == [
        "           2  error, role:bakery-shop-assistants: No steps lead here from an entry role.",
        "              role:pastry-makers: No steps lead here from an entry role.",
        "           1  error, item: The questionnaire has no questions.",
        "           3  warning, role:bakery-managers duties: No duty is given.",
        "              role:bakery-shop-assistants duties: No duty is given.",
        "              role:pastry-makers duties: No duty is given.",
    ]
    cut = lines.index("           2  duties")
    assert lines[cut + 1 : cut + 3] == [
        "              Task Statements.txt:7",
        "              Task Statements.txt:9",
    ]
    left = lines.index("           1  left out: of a low precision (Recommend Suppress)")
    assert lines[left + 1].startswith("              Skills.txt:")


def test_what_is_not_described_is_counted() -> None:
    found = read(ESCO)
    roles = [msgspec.structs.replace(it, job=NOT_DESCRIBED) for it in found.catalogue.roles[:3]]
    skills = [msgspec.structs.replace(it, about=NOT_DESCRIBED) for it in found.catalogue.skills[:2]]
    silent = factories.catalogue(roles=roles, skills=skills)
    lines = list(report(replace(found, catalogue=silent), []))
    begins = lines.index("Left for you to write, as the data says nothing")
    assert lines[begins + 2] == "           3  descriptions of roles"
    assert "           2  descriptions of skills" in lines[begins:]


def test_findings_are_alike_in_one_field_whatever_its_number_and_whatever_is_named() -> None:
    fields = ("duties[1]", "duties[12]", "summary", "skills[2].note", "skills[3].note")
    findings = [Finding("warning", "role", "agent", it, f"“{it}” is 3 too long.") for it in fields]
    findings.append(Finding("warning", "skill", "agent", "summary", "“It” is 4 too long."))
    findings.append(Finding("error", "role", "agent", "summary", "“It” is 4 too long."))
    lines = list(report(read(ESCO), findings))
    begins = lines.index("What the checks say of it")
    hint = "(the first; all with --every)"
    assert lines[begins + 1 :] == [
        "           1  error, role:agent summary: “It” is 4 too long.",
        f"           2  warning, role:agent duties[1]: “duties[1]” is 3 too long. {hint}",
        f"           2  warning, role:agent skills[2].note: “skills[2].note” is 3 too long. {hint}",
        "           1  warning, role:agent summary: “summary” is 3 too long.",
        "           1  warning, skill:agent summary: “It” is 4 too long.",
    ]


def test_lists_of_names_are_alike_however_long() -> None:
    findings = [
        Finding("error", "role", "agent", "", it)
        for it in ("Lacks “A” and 3 more.", "Lacks “A”, “B” and 12 more.", "Lacks “A”.")
    ]
    lines = list(report(read(ESCO), findings))
    begins = lines.index("What the checks say of it")
    assert lines[begins + 1 :] == [
        "           3  error, role:agent: Lacks “A” and 3 more. (the first; all with --every)"
    ]
