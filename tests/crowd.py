"""Made-up people who have answered, seeded: the same each time."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from careers.domain.requirements import requirements
from careers.domain.respondents import Scenario, answers, respondent
from careers.models import Answer, Attempt, Edition, Group

LIKE_PEOPLE = Scenario("made up", noise=0.75, vary=0.5, people=True, bias=(0.0, 0.3), likings=True)


def crowd(
    catalogue: Catalogue, count: int, group: Group | None = None, seed: int = 1, number: int = 1
) -> list[Attempt]:
    """So many attempts under an edition (by its number), at rest for a day. Every seventh person
    stopped early, some skip, all were timed."""
    random = Random(seed)
    edition = Edition.objects.without_document().get(number=number)
    profiles = requirements(catalogue).centre
    made = Attempt.objects.bulk_create(
        Attempt(
            token_sha256=f"{number} {seed} {n}",
            edition=edition,
            group=group,
            role=profiles[n % len(profiles)].role.code if n % 5 else "",
            target=profiles[-1].role.code if n % 4 == 0 else "",
        )
        for n in range(count)
    )
    yesterday = timezone.now() - timedelta(days=1)
    Attempt.objects.filter(pk__in=[it.pk for it in made]).update(changed_at=yesterday)
    given = []
    for n, attempt in enumerate(made):
        said = _answers(catalogue, n, random)
        given += [
            Answer(attempt=attempt, item=item, value=value, seconds=random.uniform(4, 14))
            for item, value in said.items()
        ]
    Answer.objects.bulk_create(given, batch_size=1000)
    return made


def _answers(catalogue: Catalogue, n: int, random: Random) -> dict[str, int | None]:
    """What the nth person answers, in the order asked and as far as they come."""
    profiles = requirements(catalogue).centre
    person = respondent(catalogue, profiles[n % len(profiles)], LIKE_PEOPLE, random)
    said = answers(catalogue, person, LIKE_PEOPLE, random)
    asked = sections(catalogue)
    stop = random.randint(1, len(asked)) if n % 7 == 6 else len(asked)
    reached = [item.code for section in asked[:stop] for item in section.items]
    return {
        code: None if random.random() < 0.04 else said.get(code) or random.randint(1, 5)
        for code in reached
    }
