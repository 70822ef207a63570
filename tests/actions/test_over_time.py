"""An attempt over time, held against a simple model: whatever is done in whatever order, it holds what
the model holds, and can always be read."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from careers.actions import again, attempt as attempts
from careers.actions.revision import take_back
from careers.domain.carry import carry
from careers.domain.code import make
from careers.domain.times import role_over_time, skills_over_time, told
from careers.models import Answer, Attempt, Earlier
from careers.queries.attempt import answers_of
from careers.queries.earlier import last_of, times_of
from careers.queries.edition import Published
from tests import factories
from tests.actions.test_again import published
from tests.editions import changed_item, items, with_items

pytestmark = pytest.mark.django_db

Answers = dict[str, int | None]


@dataclass
class Model:
    """What an attempt should hold. `back` is how it stood before its last move, while nothing was
    changed since; `was` what the last change changed, once every question was reached."""

    edition: int
    answers: Answers = field(default_factory=dict)
    earlier: list[tuple[int, Answers]] = field(default_factory=list)
    was: Answers = field(default_factory=dict)
    back: "Model | None" = None


class OverTime(RuleBasedStateMachine):
    """One visitor, three editions."""

    def __init__(self, editions: list[Published]) -> None:
        super().__init__()
        self.editions = editions
        self.begin()

    def begin(self) -> None:
        self.attempt = attempts.start(self.editions[0].id, make())
        self.model = Model(0)

    @property
    def here(self) -> Published:
        return self.editions[self.model.edition]

    @rule(item=st.sampled_from(sorted(items())), value=st.none() | st.integers(1, 5))
    def answer(self, item: str, value: int | None) -> None:
        if self.here.catalogue.get("item", item) is None:
            return
        attempts.save(self.read(), self.here.catalogue, {item: value})
        model = self.model
        if item not in model.answers:
            model.back = None
        elif model.answers[item] != value:
            asked = self.here.catalogue.questionnaire
            done = all(one.code in model.answers for one in asked)
            model.was = {item: model.answers[item]} | model.was if done else {}
            model.back = None
        model.answers[item] = value

    @rule()
    def answer_everything(self) -> None:
        for item in items():
            self.answer(item, 3)

    @rule()
    def undo(self) -> None:
        take_back(self.read(), self.here.catalogue)
        self.model.answers |= self.model.was
        self.model.was = {}

    @rule(steps=st.integers(0, 2))
    def retake(self, steps: int) -> None:
        model, to = self.model, min(2, self.model.edition + steps)
        few = not any(
            model.answers.get(f"{s}-{n}") for s in ("speaking", "planning") for n in (1, 2)
        )
        if few:
            with pytest.raises(again.TooFew):
                again.retake(self.read(), self.here, self.editions[to])
            return
        again.retake(self.read(), self.here, self.editions[to])
        before = (model.edition, dict(model.answers))
        self.model = Model(to, {}, [*model.earlier, before], back=replace(model, was={}))

    @rule(steps=st.integers(1, 2))
    def carry_over(self, steps: int) -> None:
        model, to = self.model, min(2, self.model.edition + steps)
        if to == model.edition:
            with pytest.raises(again.NotNewer):
                again.carry_over(self.read(), self.here, self.here)
            return
        again.carry_over(self.read(), self.here, self.editions[to])
        kept = carry(self.here.catalogue, self.editions[to].catalogue).carried(model.answers)
        if model.answers:
            before = (model.edition, dict(model.answers))
            self.model = Model(to, kept, [*model.earlier, before], back=replace(model, was={}))
        else:
            self.model = replace(model, edition=to, was={})

    @rule()
    def put_back(self) -> None:
        last = last_of(self.read())
        old = last.catalogue if last else self.here.catalogue
        if self.model.back is None:
            with pytest.raises(again.NothingToPutBack):
                again.put_back(self.read(), old, self.here.catalogue)
            return
        again.put_back(self.read(), old, self.here.catalogue)
        self.model = replace(self.model.back, back=None)

    @rule()
    def erase(self) -> None:
        attempts.erase(self.read())
        assert not Answer.objects.filter(attempt=self.attempt.pk).exists()
        assert not Earlier.objects.filter(attempt=self.attempt.pk).exists()
        self.begin()

    @invariant()
    def it_holds_what_the_model_holds(self) -> None:
        attempt = self.read()
        assert attempt.edition_id == self.here.id
        assert answers_of(attempt) == self.model.answers
        numbers = [self.editions[at].number for at, _ in self.model.earlier]
        times = times_of(attempt, self.here, self.model.answers)
        assert [(time.edition, time.answers) for time in times[:-1]] == [
            (number, answers)
            for number, (_, answers) in zip(numbers, self.model.earlier, strict=True)
        ]

    @invariant()
    def it_can_be_read(self) -> None:
        every = told(times_of(self.read(), self.here, self.model.answers))
        if every:
            assert len(skills_over_time(every)) == len(every[-1].catalogue.measured_skills)
            assert len(role_over_time("agent", every).results) == len(every)

    def read(self) -> Attempt:
        return Attempt.objects.select_related("edition").get(pk=self.attempt.pk)


def test_whatever_is_done_in_whatever_order() -> None:
    harder = factories.role("agent", {"speaking": (5, 3), "planning": (2, 1)})
    editions = [
        published(factories.catalogue(), 1),
        published(with_items(changed_item("speaking-1", text="Other words.")), 2),
        published(with_items(without=("planning-2",), roles=[harder], steps=[]), 3),
    ]

    class ThoseEditions(OverTime):
        def __init__(self) -> None:
            super().__init__(editions)

    run_state_machine_as_test(
        ThoseEditions,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
        ),
    )
