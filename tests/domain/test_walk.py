"""Walking a thing's texts."""

from careers.domain import things
from careers.domain.walk import texts
from tests import factories


def test_every_text_with_its_path() -> None:
    role = factories.role(
        also_called=("Rep",),
        duties=("Answer. {ed}",),
        skills=(things.RoleSkill(skill="speaking", level=3, importance=2, note="Said. {duties}"),),
    )
    found = {path: (text, expected.marked) for path, text, expected in texts(role)}
    assert found["title"] == (role.title, False)
    assert found["also_called[0]"] == ("Rep", False)
    assert found["duties[0]"] == ("Answer. {ed}", True)
    assert found["skills[0].note"] == ("Said. {duties}", True)
    assert found["job"] == ("Told in words. {ed}", True)
    assert "code" not in found
    assert "level" not in found
