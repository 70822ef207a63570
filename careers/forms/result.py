"""The forms of the result: which role to look at, and what to suppose."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.domain.catalogue import Catalogue
from careers.domain.ratings import Estimate
from careers.domain.recommendation import Recommendation
from careers.forms.plan import CodeField, PlanForm, choose_role
from careers.pages import saying


class LookForm(PlanForm):
    """A role to look at: any with a result, by rung."""

    role = CodeField(
        label=_("Which role?"),
        error_messages={
            "required": _("Choose a role."),
            "invalid_choice": _("“%(value)s” is not one of the roles. Choose one of those shown."),
        },
    )

    def __init__(self, found: Recommendation, data: Any = None) -> None:
        super().__init__(data)
        choose_role(self.fields["role"], found.catalogue, found.by_role)


class LevelField(forms.TypedChoiceField):
    """A level to suppose of a skill, in the words of the questions; None for what was answered."""

    def __init__(self, estimate: Estimate, catalogue: Catalogue) -> None:
        said = saying.said([answer.value for answer in estimate.answers])
        levels = [(str(level.rank), f"{level.rank}: {level.anchor}") for level in catalogue.anchors]
        super().__init__(
            label=catalogue.skill(estimate.skill).name,
            required=False,
            choices=[("", _("As it is: %(said)s") % {"said": said}), *levels],
            coerce=int,
            empty_value=None,
            error_messages={"invalid_choice": _("Choose one of the levels shown.")},
        )


class WhatIfForm(PlanForm):
    """A level for every measured skill, those in `first` before the others."""

    def __init__(
        self,
        found: Recommendation,
        first: list[str],
        data: Any = None,
        initial: dict[str, int] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.first = first
        by_skill = {estimate.skill: estimate for estimate in found.ratings.estimates}
        for code in sorted(by_skill, key=lambda code: code not in first):
            self.fields[code] = LevelField(by_skill[code], found.catalogue)

    @property
    def before(self) -> list[forms.BoundField]:
        """The fields that stand first."""
        return [self[code] for code in self.first]

    @property
    def others(self) -> list[forms.BoundField]:
        """All the others."""
        return [self[code] for code in self.fields if code not in self.first]

    def levels(self) -> dict[str, int]:
        """What is supposed, by skill; what is not a level counts as not supposed."""
        self.full_clean()
        given = self.cleaned_data if self.is_bound else self.initial
        return {code: level for code, level in given.items() if level}
