"""What if: another level of a skill, and what it would change. Nothing of it is stored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.domain.plan import Kept
from careers.domain.recommendation import recommend
from careers.domain.whatif import one_more, suppose
from careers.forms.result import WhatIfForm
from careers.pages.result import ResultSheet
from careers.pages.whatif import WhatIf, offered
from careers.queries.plan import kept_of
from careers.views.personal import personal
from careers.views.result import no_result, sheet_of
from careers.views.sitting import page_of, show, sitting_of, superseded


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest, skill: str = "") -> HttpResponse:
    """The form with the levels as they are, and what others would change. A `skill` in the address
    is supposed one level up to begin with. Only what is sent in a form's body is read."""
    sitting = sitting_of(request)
    sheet = sheet_of(sitting)
    if sheet is None:
        return no_result(request, sitting)
    if skill and skill not in sitting.catalogue.items_for:
        raise Http404(f"skill:{skill}")
    target = sitting.target
    kept = kept_of(sitting.attempt, sitting.catalogue) if sitting.attempt and target else Kept()
    form = _form(request, sheet, target, skill)
    levels = form.levels()
    after = recommend(
        sitting.catalogue, suppose(sitting.catalogue, sitting.answers, levels), sitting.role
    ).without(sitting.set_aside)
    return show(
        request,
        page_of("what_if", _("What if …?")),
        sitting,
        422 if form.errors else 200,
        found=sheet.found,
        sheet=sheet,
        form=form,
        faults=form.faults(),
        what=WhatIf(sheet, after, levels, target, kept),
        superseded=superseded(sitting),
    )


def _form(request: HttpRequest, sheet: ResultSheet, target: str, skill: str) -> WhatIfForm:
    if request.method == "POST":
        asked = [e.skill for e in sheet.found.ratings.estimates if request.POST.get(e.skill)]
        return WhatIfForm(sheet.found, offered(sheet, target, asked), request.POST)
    if not skill:
        return WhatIfForm(sheet.found, offered(sheet, target, []))
    levels = {e.skill: one_more(e) for e in sheet.found.ratings.estimates if e.skill == skill}
    return WhatIfForm(sheet.found, offered(sheet, target, [skill]), initial=levels)
