"""What a field is for, in HR's words, where its model does not say so itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

HELP: dict[str, dict[str, Any]] = {
    "source": {
        "name": _("Its title, as the list of sources at a page’s end shows it."),
        "author": _("Who wrote it. Leave it empty where nobody is named."),
        "about": _("What it tells of, in a few words. Shown under its title."),
    },
    "level": {
        "name": _("What this rung is called on the ladder, as in “Leads and specialists”."),
        "summary": _(
            "What the roles on this rung have in common, in one sentence with its source."
        ),
    },
    "track": {
        "name": _("What this line of work is called on the ladder."),
        "summary": _(
            "What the roles of this track have in common, in one sentence with its source."
        ),
    },
    "proficiency": {
        "rank": _("From 1, not done yet, to 5, others come for it."),
        "meaning": _("What it means in the work, in one line."),
    },
    "preference": {"name": _("What it is about, in a word or two, as in “Pace”.")},
    "skill": {
        "name": _("What it is called wherever it is named, in a word or two."),
        "family": _("Under which heading the skills’ page lists it."),
        "about": _("What it looks like at work and why it matters. The text of its page."),
    },
    "challenge": {
        "name": _("What it is called wherever it is named, in a word or two."),
        "summary": _(
            "What is hard about it, in one sentence. Shown wherever challenges are listed."
        ),
    },
    "trainingmodule": {
        "name": _("What the training is called."),
        "stage": _("When in working life it comes. The training page lists it under that."),
        "summary": _("What it is, in one sentence. Shown wherever training is listed."),
        "about": _("What happens in it and what it is good for."),
        "skills": _(
            "Tick every skill it helps with. Who lacks one of them is shown this training."
        ),
    },
    "role": {
        "title": _("What the job is called where people hold it."),
        "level": _("How high it hangs on the ladder."),
        "track": _("Which line of work it belongs to."),
        "hours": _(
            "When the work is done. Visitors can leave out roles with hours they cannot work."
        ),
        "job": _("What somebody in this role answers for, told to the reader: “You …”."),
        "day": _("An ordinary day, from its beginning to its end."),
        "here": _("Which work and training lead to it. The steps are listed under it."),
    },
    "advancementstep": {
        "origin": _("The role somebody holds now; “Any rung” for a step open to all."),
        "destination": _("The role it leads to."),
        "evidence": _("What the sources say of this move. It is drawn on the ladder."),
        "summary": _("What changes for the person, in one sentence with its source."),
        "about": _("How the move comes about and what is hard about it."),
        "training": _("Tick the training that prepares for this move."),
    },
    "guide": {
        "title": _("What it is about, as a headline."),
        "summary": _(
            "What the reader will know afterwards, in one sentence. Shown where guides are listed."
        ),
        "lead": _("Its first words, set larger than the rest."),
    },
    "guidesection": {
        "heading": _(
            "What stands above it. Words before a middle dot become a plate: “Nine o’clock · …”."
        ),
        "position": _("Lower numbers come first."),
        "body": _("The text of this section."),
    },
    "disagreement": {
        "title": _("What the sources do not agree on, in a few words."),
        "body": _("What each of them says, with its mark, and what we make of it."),
        "roles": _("Tick the roles it concerns: their pages lead to it."),
        "challenges": _("Tick the challenges it concerns: their pages lead to it."),
        "guides": _("Tick the guides it concerns: they lead to it."),
    },
    "question": {
        "part": _("In which part it is asked. Each skill is asked about in one and in three."),
        "skill": _("The skill it asks about, or none."),
        "preference": _("The preference it asks about, or none."),
        "challenge": _("The challenge it gives a glimpse of, or none."),
    },
    "occupationcode": {
        "scheme": _("Which public list of occupations it comes from."),
        "code": _("Its code there, letter by letter. A wrong one is worse than none."),
        "edition": _("Which edition of that list, as in 29.0."),
        "match": _("How well that occupation fits this role."),
        "note": _("What does not fit, if anything."),
    },
    "note": {
        "place": _("Beside which section of the page it stands."),
        "heading": _("A few words above it."),
        "position": _("Lower numbers come first."),
        "text": _("One sentence with its source."),
    },
    "footerlink": {
        "label": _("What the link says."),
        "position": _("Lower numbers come first."),
    },
}
"""By model and field."""


def helped(db_field: Any, field: Any) -> Any:
    """A form's field with its help, if it had none."""
    told = HELP.get(db_field.model._meta.model_name, {}).get(db_field.name)
    if field is not None and told and not field.help_text:
        field.help_text = told
    return field


class Helped:
    """An admin, or rows in one, whose fields all say what they are for."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        return helped(db_field, field)
