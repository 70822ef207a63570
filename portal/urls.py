"""Every address of the portal, grouped by prefix."""

import re

from django.conf import settings
from django.contrib import admin
from django.urls import path, re_path
from django.views.generic.base import RedirectView

from careers.pages import (
    about,
    assessment as assessment_pages,
    challenges,
    comparing,
    editions,
    guides,
    home,
    jobs as job_pages,
    ladder,
    methods,
    open_data as open_pages,
    roles,
    routes,
    skills,
    sources,
    steps,
    training,
)
from careers.queries import history, notices, open_data as open_queries, pace, proof
from careers.queries.edition import Published
from careers.views import (
    accent,
    account,
    again,
    announcements,
    assessment,
    caring,
    carry,
    changes,
    checks,
    cloning,
    code,
    colours,
    desk,
    editions as desk_editions,
    feed,
    groups,
    jobs,
    machines,
    numbers,
    open_data,
    paper,
    plan,
    plan_list,
    preview_desk,
    preview_door,
    previewing,
    progress,
    publishing,
    questions,
    reading,
    renaming,
    reordering,
    result,
    resume,
    retiring,
    reviewing,
    route,
    rules,
    search,
    searches,
    signing_in,
    styleguide,
    taking_back,
    vacancies,
    vacancy_file,
    whatif,
    workbook,
)
from careers.views.parts import parted
from careers.views.public import Several, public


def days(_published: Published) -> int:
    """How long answers are kept that nobody opens, as pages say it."""
    return settings.ATTEMPT_DAYS


def _sign_ins(_published: Published) -> int:
    return settings.SIGN_IN_DAYS


def _backups(_published: Published) -> int:
    return settings.BACKUP_DAYS


def _hours(_published: Published) -> int:
    return settings.SESSION_COOKIE_AGE // 3600


SPANS = {"days": days, "sign_ins": _sign_ins, "backups": _backups, "hours": _hours}
"""How long things are kept, as the page on privacy says it."""

NOTICES = {"notices": notices.told}
"""What pages are told that tell of openings."""

public_urls = [
    path("", public(home.home, told=NOTICES), name="home"),
    path(
        "roles/",
        public(
            roles.roles,
            much="much",
            place=Several("place"),
            level=Several("level"),
            track=Several("track"),
            hours=Several("hours"),
            contact=Several("contact"),
            skill=Several("skill"),
            page="page",
        ),
        name="roles",
    ),
    path("roles/compare/", public(comparing.compare, codes=Several("role")), name="compare"),
    path("roles/<slug:code>/", public(roles.role, told=NOTICES), name="role"),
    path(
        "ladder/",
        public(
            ladder.ladder,
            told=NOTICES,
            origin="from",
            destination="to",
            tracks=Several("track"),
            beyond="beyond",
            part="part",
            avoid=Several("avoid"),
            prefer="prefer",
            way="way",
        ),
        name="ladder",
    ),
    path(
        "ladder/route/",
        public(
            routes.route,
            origin="from",
            destination="to",
            way="way",
            avoid=Several("avoid"),
            track="track",
        ),
        name="route",
    ),
    path("steps/<slug:code>/", public(steps.step), name="step"),
    path("skills/", public(skills.skills, page="page"), name="skills"),
    path("skills/<slug:code>/", public(skills.skill, page="page"), name="skill"),
    path("challenges/", public(challenges.challenges), name="challenges"),
    path("challenges/<slug:code>/", public(challenges.challenge, page="page"), name="challenge"),
    path("training/", public(training.training), name="training"),
    path("guides/", public(guides.guides), name="guides"),
    path("guides/<slug:code>/", public(guides.guide), name="guide"),
    path(
        "jobs/",
        public(
            job_pages.jobs,
            told=NOTICES,
            role=Several("role"),
            track=Several("track"),
            where=Several("where"),
            hours=Several("hours"),
            place=Several("place"),
        ),
        name="jobs",
    ),
    path("jobs/feed.xml", jobs.feed, name="jobs-feed"),
    path("jobs/<int:number>/", jobs.job, name="job"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("sources/", public(sources.sources, page="page"), name="sources"),
    path("editions/", public(editions.history, history.history, before="before"), name="editions"),
    path("editions/feed.xml", feed.editions, name="feed"),
    path("editions/<int:number>/", public(editions.edition, history.compared), name="edition"),
    path("about/", public(about.about), name="about"),
    path("privacy/", public(about.privacy, told=SPANS), name="privacy"),
    path("accessibility/", public(about.accessibility), name="accessibility"),
    path(
        "assessment/",
        public(assessment_pages.start, told={"minutes": pace.minutes, "days": days}, role="role"),
        name="assessment",
    ),
    path("assessment/methods/", public(methods.methods, proof.proof_of), name="methods"),
]

open_urls = [
    path("open-data/", public(open_pages.open_data, open_queries.given), name="open-data"),
    path("open-data/edition.json", open_data.document),
    path("open-data/schema.json", open_data.schema),
    path("open-data/csv-metadata.json", open_data.metadata),
    path("open-data/SHA256SUMS", open_data.sums),
    path("open-data/edition.zip", open_data.archive),
    path("open-data/<slug:name>.csv", open_data.table),
    path("open-data/editions/", RedirectView.as_view(url="/editions/", permanent=True)),
    path(
        "open-data/editions/<int:number>/",
        RedirectView.as_view(url="/editions/%(number)s/", permanent=True),
    ),
    path("open-data/editions/<int:number>/edition.json", open_data.document),
    path("open-data/editions/<int:number>/schema.json", open_data.schema),
    path("open-data/editions/<int:number>/csv-metadata.json", open_data.metadata),
    path("open-data/editions/<int:number>/SHA256SUMS", open_data.sums),
    path("open-data/editions/<int:number>/edition.zip", open_data.archive),
    path("open-data/editions/<int:number>/<slug:name>.csv", open_data.table),
]

PLAIN = tuple(
    f"/{found.pattern}"
    for found in (*public_urls, *open_urls)
    if found.name and not re.search(r"[<.]", str(found.pattern)) and found.name != "suggestions"
)
"""The addresses of the public pages that every catalogue has; suggestions are part of one."""

machine_urls = [
    path("robots.txt", machines.robots),
    path(".well-known/security.txt", machines.security),
    re_path(r"^accent/(?P<colour>[0-9a-f]{6})\.css$", accent.accent, name="accent"),
    path("sitemap.xml", machines.sitemap, {"plain": PLAIN}),
    path("sitemap-<int:part>.xml", machines.sitemap, {"plain": PLAIN}),
    path("preview/site.png", machines.picture),
    path("preview/<slug:folder>/<slug:code>.png", machines.picture),
]

assessment_urls = [
    path("assessment/part/<int:number>/", assessment.section, name="assessment-section"),
    path("assessment/answers/", assessment.answers, name="assessment-answers"),
    path("assessment/continue/", assessment.go_on, name="assessment-continue"),
    path("assessment/result/", result.result, name="assessment-result"),
    path("assessment/result/<slug:role>/", result.role, name="assessment-role"),
    path("assessment/group/leave/", assessment.leave_group, name="group-leave"),
    path("assessment/look/", result.look, name="assessment-look"),
    path("assessment/aside/", result.aside, name="assessment-aside"),
    path("assessment/route/", route.route, name="assessment-route"),
    path("assessment/route/<slug:role>/", route.route, name="assessment-route-to"),
    path("assessment/what-if/", whatif.what_if, name="what-if"),
    path("assessment/what-if/<slug:skill>/", whatif.what_if, name="what-if-of"),
    path("assessment/erase/", assessment.erase, name="assessment-erase"),
]

time_urls = [
    path("assessment/undo/", again.undo, name="assessment-undo"),
    path("assessment/again/", again.again, name="assessment-again"),
    path("assessment/put-back/", again.put_back, name="assessment-put-back"),
    path("assessment/carry-over/", carry.carry_over, name="assessment-carry-over"),
    path("assessment/progress/", progress.progress, name="assessment-progress"),
    path("assessment/earlier/<int:number>/", progress.earlier, name="assessment-earlier"),
    path(
        "assessment/earlier/<int:number>/<slug:role>/",
        progress.earlier_role,
        name="assessment-earlier-role",
    ),
]

code_urls = [
    path("assessment/resume/", resume.resume, name="assessment-resume"),
    path("assessment/code/", code.code, name="assessment-code"),
    path("assessment/code/new/", code.new, name="assessment-code-new"),
    path("assessment/code/forget/", code.forget, name="assessment-code-forget"),
    path("assessment/code/send/", code.send, name="assessment-code-send"),
]

plan_urls = [
    path("assessment/plan/", plan.plan, name="plan"),
    path("assessment/plan/target/", plan.target, name="plan-target"),
    path("assessment/plan/talk/", plan.talk, name="plan-talk"),
    path("assessment/plan/talk.pdf", paper.talk, name="plan-talk-pdf"),
    path("assessment/plan/plan.pdf", paper.plan, name="plan-pdf"),
    path("assessment/plan/dates.ics", plan.dates, name="plan-dates"),
    path("assessment/plan/export.json", plan.moved),
    path("assessment/export.json", plan.export, name="export"),
    path("assessment/plan/actions/", plan_list.new_action, name="plan-actions"),
    path("assessment/plan/actions/<int:number>/", plan_list.action, name="plan-action"),
    path("assessment/plan/actions/<int:number>/done/", plan_list.mark, name="plan-done"),
    path(
        "assessment/plan/actions/<int:number>/remove/",
        plan_list.remove_action,
        name="plan-action-remove",
    ),
    path("assessment/plan/evidence/", plan_list.new_note, name="plan-notes"),
    path("assessment/plan/evidence/of/<slug:skill>/", plan_list.new_note, name="plan-notes-of"),
    path("assessment/plan/evidence/<int:number>/", plan_list.note, name="plan-note"),
    path(
        "assessment/plan/evidence/<int:number>/remove/",
        plan_list.remove_note,
        name="plan-note-remove",
    ),
]

preview_urls = [
    path("preview/open/<str:token>/", preview_door.come_in, name="preview-open"),
    path("preview/<int:number>/", previewing.page, {"path": ""}, name="preview"),
    path("preview/<int:number>/<path:path>", previewing.page, name="preview-page"),
]

sign_in_urls = [
    path("desk/login/code/", signing_in.code, name="second-factor"),
    path("desk/login/phone/", signing_in.set_up, name="second-factor-set-up"),
    path("desk/login/leave/", signing_in.leave, name="second-factor-leave"),
    path("desk/account/", account.account, name="desk-account"),
    path("desk/account/codes/", account.codes, name="desk-account-codes"),
    path("desk/account/phone/", account.phone, name="desk-account-phone"),
    path("desk/account/end/", account.end, name="desk-account-end"),
    path("desk/password_change/", account.password),  # before Django’s own at that address
    path("desk/account/<int:number>/phone/", account.take_off, name="desk-account-take-off"),
]

desk_urls = [
    path("desk/", desk.index),
    path("desk/questions/", questions.questions, name="desk-questions"),
    path("desk/questions/one/", questions.one, name="desk-question"),
    path("desk/preview/", preview_desk.look, name="desk-preview"),
    path("desk/preview/links/", preview_desk.links, name="desk-preview-links"),
    path("desk/preview/links/<int:link>/close/", preview_desk.close, name="desk-preview-close"),
    path("desk/checks/", checks.checks, name="desk-checks"),
    path("desk/changes/", changes.changes, name="desk-changes"),
    path("desk/publish/", publishing.publish_draft, name="desk-publish"),
    path("desk/publish/<int:number>/", publishing.publishing, name="desk-publishing"),
    path("desk/editions/", desk_editions.editions, name="desk-editions"),
    path("desk/editions/<int:number>/", desk_editions.edition, name="desk-edition"),
    path(
        "desk/editions/<int:number>/withdraw/", desk_editions.withdraw, name="desk-edition-withdraw"
    ),
    path(
        "desk/editions/<int:number>/roll-back/",
        desk_editions.roll_back,
        name="desk-edition-roll-back",
    ),
    path(
        "desk/editions/<int:number>/draft/",
        desk_editions.bring_draft_back,
        name="desk-edition-draft",
    ),
    path(
        "desk/editions/<int:number>/draft/<int:errand>/",
        desk_editions.bringing_back,
        name="desk-edition-bringing-back",
    ),
    path("desk/editions/<int:number>/take-back/", taking_back.things, name="desk-take-back"),
    path(
        "desk/editions/<int:number>/take-back/site/",
        taking_back.thing,
        name="desk-take-back-site",
    ),
    path(
        "desk/editions/<int:number>/take-back/<slug:kind>/<slug:code>/",
        taking_back.thing,
        name="desk-take-back-thing",
    ),
    path("desk/address/<slug:kind>/<slug:code>/", renaming.change_address, name="desk-address"),
    path("desk/review/", reviewing.changes, name="desk-review"),
    path("desk/review/ask/", reviewing.ask, name="desk-review-ask"),
    path("desk/review/approve/", reviewing.approve, name="desk-review-approve"),
    path("desk/review/send-back/", reviewing.send_back, name="desk-review-send-back"),
    path("desk/review/say/", reviewing.say, name="desk-review-say"),
    path("desk/review/<slug:kind>/<slug:code>/", reviewing.change, name="desk-review-of"),
    path("desk/due/", caring.due, name="desk-due"),
    path("desk/due/assign/", caring.assign, name="desk-due-assign"),
    path("desk/care/<slug:kind>/<slug:code>/", caring.care, name="desk-care"),
    path("desk/care/<slug:kind>/<slug:code>/read/", caring.read, name="desk-care-read"),
    path("desk/rules/", rules.rules, name="desk-rules"),
    path("desk/clone/<slug:kind>/<slug:code>/", cloning.clone_one, name="desk-clone"),
    path("desk/order/<slug:kind>/", reordering.put_in_order, name="desk-order"),
    path("desk/retire/<slug:kind>/<slug:code>/", retiring.retire_one, name="desk-retire"),
    path("desk/read/", reading.read_text, name="desk-read"),
    path("desk/numbers/", numbers.numbers, name="desk-numbers"),
    path("desk/numbers/<int:number>/", numbers.numbers, name="desk-numbers-of"),
    path("desk/numbers/<int:number>/<slug:name>.csv", numbers.table, name="desk-numbers-file"),
    path("desk/searches/", searches.searches, name="desk-searches"),
    path("desk/searches/forget/", searches.forget, name="desk-searches-forget"),
    path("desk/workbook/", workbook.workbook, name="desk-workbook"),
    path("desk/workbook/draft.<slug:ending>", workbook.export, name="desk-workbook-file"),
    path("desk/workbook/taking/<int:number>/", workbook.taking, name="desk-workbook-taking"),
    path("desk/workbook/taking/<int:number>/file/", workbook.taken, name="desk-workbook-taken"),
    path("desk/workbook/send/", workbook.send, name="desk-workbook-send"),
    path("desk/workbook/<int:number>/", workbook.upload, name="desk-workbook-upload"),
    path("desk/workbook/<int:number>/faults.csv", workbook.faults, name="desk-workbook-faults"),
    path("desk/workbook/<int:number>/apply/", workbook.apply, name="desk-workbook-apply"),
    path(
        "desk/workbook/<int:number>/apply/<int:errand>/",
        workbook.applying,
        name="desk-workbook-applying",
    ),
    path("desk/workbook/<int:number>/again/", workbook.again, name="desk-workbook-again"),
    path("desk/workbook/<int:number>/drop/", workbook.drop, name="desk-workbook-drop"),
    path("desk/workbook/<int:number>/back/", workbook.take_back, name="desk-workbook-back"),
    path("desk/groups/", groups.groups, name="desk-groups"),
    path("desk/groups/<int:group>/", groups.group, name="desk-group"),
    path("desk/groups/<int:group>/edition/<int:number>/", groups.group, name="desk-group-of"),
    path(
        "desk/groups/<int:group>/edition/<int:number>/<slug:name>.csv",
        numbers.group_table,
        name="desk-group-file",
    ),
    path("desk/groups/<int:group>/rename/", groups.rename, name="desk-group-rename"),
    path("desk/groups/<int:group>/close/", groups.close, name="desk-group-close"),
    path("desk/groups/<int:group>/open/", groups.reopen, name="desk-group-open"),
    path("desk/groups/<int:group>/delete/", groups.delete, name="desk-group-delete"),
    path("desk/groups/<int:group>/sheet/", groups.hand_out, name="desk-group-sheet"),
    path("desk/colour/", colours.colours, name="desk-colour"),
    path("desk/colour/<slug:digits>/<slug:light>.svg", colours.tint, name="desk-tint"),
    path("desk/jobs/", vacancies.vacancies, name="desk-jobs"),
    path("desk/jobs/new/", vacancies.new, name="desk-job-new"),
    path("desk/jobs/new/try/", vacancies.tried, name="desk-job-new-tried"),
    path("desk/jobs/<int:number>/", vacancies.vacancy, name="desk-job"),
    path("desk/jobs/<int:number>/try/", vacancies.tried, name="desk-job-tried"),
    path("desk/jobs/<int:number>/close/", vacancies.close, name="desk-job-close"),
    path("desk/jobs/<int:number>/delete/", vacancies.delete, name="desk-job-delete"),
    path("desk/jobs/import/", vacancy_file.read_in, name="desk-jobs-import"),
    path("desk/jobs/openings.csv", vacancy_file.taken_away, name="desk-jobs-file"),
    path("desk/jobs/template.csv", vacancy_file.template, name="desk-jobs-template"),
    path("desk/announcements/", announcements.announcements, name="desk-announcements"),
    path("desk/announcements/new/", announcements.new, name="desk-announcement-new"),
    path("desk/announcements/new/try/", announcements.tried, name="desk-announcement-new-tried"),
    path("desk/announcements/<int:number>/", announcements.announcement, name="desk-announcement"),
    path(
        "desk/announcements/<int:number>/try/",
        announcements.tried,
        name="desk-announcement-tried",
    ),
    path("desk/announcements/<int:number>/end/", announcements.end, name="desk-announcement-end"),
    path(
        "desk/announcements/<int:number>/delete/",
        announcements.delete,
        name="desk-announcement-delete",
    ),
    path("desk/", admin.site.urls),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]

urlpatterns = [
    *parted(
        [
            *public_urls,
            *open_urls,
            *machine_urls,
            *assessment_urls,
            *code_urls,
            *time_urls,
            *plan_urls,
        ]
    ),
    *preview_urls,
    *sign_in_urls,
    *desk_urls,
]

handler400 = "careers.views.errors.bad_request"
handler403 = "careers.views.errors.forbidden"
handler404 = "careers.views.errors.not_found"
handler500 = "careers.views.errors.server_error"
