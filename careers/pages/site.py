"""The pages of the site that are no things of the catalogue, as search finds them."""

from functools import cache

from django.utils.translation import get_language, gettext as _, pgettext

from careers.domain.catalogue import Catalogue
from careers.domain.parts import leads_out
from careers.domain.search import SitePage


def pages(catalogue: Catalogue) -> tuple[SitePage, ...]:
    """The site's own pages in the language of the moment, but for those of parts left out."""
    found = _pages(get_language() or "")
    return tuple(page for page in found if not leads_out(page.path, catalogue))


@cache
def _pages(_language: str) -> tuple[SitePage, ...]:
    return (*_yours(), *_ways(), *_lists(), *_about())


def _page(path: str, title: str, summary: str, typed: str) -> SitePage:
    words = (word.strip() for word in typed.split(","))
    return SitePage(path, title, summary, tuple(word for word in words if word))


def _yours() -> tuple[SitePage, ...]:
    """What is a visitor's own begins with the questions."""
    return (
        _page(
            "/assessment/",
            _("Measure yourself"),
            _("Questions about what you do now; your result says which roles come near."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "test, career test, job test, quiz, career quiz, self-test, self-assessment, "
                "assessment, questionnaire, questions, survey, personality test, personality quiz, "
                "aptitude test, skills test, skills check, strengths test, job match, matching, "
                "which job suits me, what job suits me, which role fits me, right job for me, "
                "best job for me, what should I be, what job should I do, what career, "
                "career advice, find my job, am I good enough, am I ready, "
                "am I ready for team leader, could I do it, could I do this job, suited, "
                "what are my strengths, my strengths, my weaknesses, my skills, skills gap, "
                "what am I missing, what do I lack, what am I good at, rate myself, my result, "
                "my level, start the test, take the test",
            ),
        ),
        _page(
            "/assessment/",
            _("Your plan"),
            _("After the questions: a role to aim for, what to do first, and dates for it."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "plan, career plan, my plan, make a plan, action plan, development plan, PDP, "
                "personal development plan, goals, set goals, my goals, objectives, to-do list, "
                "next steps, what should I do next, what to do first, five year plan, calendar, "
                "print my plan, pdf, evidence, proof of what I did, portfolio",
            ),
        ),
        _page(
            "/assessment/",
            _("A sheet for the talk with your manager"),
            _("After the questions: one page that says where you want to go and what you ask for."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "what do I say to my manager, what do I say to my boss, talk to my manager, "
                "talk to my boss, speak to my manager, conversation with my manager, tell my boss, "
                "how to talk to my supervisor, meeting with my manager, one-to-one, 1:1, 121, "
                "appraisal, performance review, annual review, review meeting, "
                "ask for a promotion, ask for promotion, asking for promotion, how to get promoted, "
                "get promoted, how do I ask, ask for a raise, ask for more money, pay rise, "
                "ask for training, who decides, who decides on promotion, convince my boss, "
                "my manager won't promote me, passed over, internal interview, "
                "prepare for a meeting",
            ),
        ),
        _page(
            "/assessment/resume/",
            _("Come back with your code"),
            _("Go on where you stopped, on any browser, with the code you noted."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "log in, login, sign in, sign up, register, account, my account, password, "
                "forgot my code, lost my code, code, my code, continue, resume, come back, "
                "my answers, saved answers, find my result again, other device, new phone",
            ),
        ),
    )


def _ways() -> tuple[SitePage, ...]:
    return (
        _page(
            "/ladder/",
            _("The ladder"),
            _("Every role and every step between them, drawn."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "map, career map, career ladder, career path, career paths, career pathway, "
                "hierarchy, structure, org chart, organisation chart, levels, ranks, rungs, grades, "
                "job levels, overview of all roles, how high can I go, where can I go from here, "
                "what comes next, what is above me, highest job, top job, lowest job, climb, "
                "career progression, progression, chart, diagram, tree, steps, moves",
            ),
        ),
        _page(
            "/ladder/route/",
            _("Routes"),
            _("From the role you are in to the one you want, stop by stop."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "route, way there, how do I get from one role to another, how to get there, "
                "shortest way, fastest way up, quickest way to manager, path from agent to manager, "
                "how many steps, how far is it, stops, journey, roadmap",
            ),
        ),
        _page(
            "/roles/compare/",
            _("Compare roles"),
            _("Two or three roles side by side, what differs first."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "compare, compare jobs, compare roles, compare two jobs, comparison, versus, vs, "
                "difference between, differences, what is the difference, side by side, "
                "which is better, better job",
            ),
        ),
    )


def _lists() -> tuple[SitePage, ...]:
    return (
        _page(
            "/jobs/",
            _("Openings"),
            _("Jobs that can be applied for now, with their closing days."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "vacancies, vacancy, openings, job openings, open jobs, jobs, jobs near me, "
                "current jobs, job board, hiring, who is hiring, recruiting, recruitment, apply, "
                "apply for a job, application, how to apply, job offers, job adverts, situations "
                "vacant, remote jobs, work from home jobs, part time jobs, full time jobs",
            ),
        ),
        _page(
            "/roles/",
            _("Roles"),
            _("What each job is, what it asks and where it leads."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "all roles, all jobs, list of jobs, list of roles, job list, job titles, jobs, "
                "positions, careers, occupations, types of jobs, "
                "kinds of jobs, jobs in a call centre, filter, jobs without shifts, "
                "jobs without customers, jobs off the phone, jobs without phone",
            ),
        ),
        _page(
            "/skills/",
            _("Skills"),
            _("What the work asks of you, and how to get better at it."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "all skills, list of skills, skills needed, what skills do I need, soft skills, "
                "competencies, competences, abilities, key skills, skills for cv",
            ),
        ),
        _page(
            "/challenges/",
            _("What is hard, and what helps"),
            _("What wears on people, and what helps."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "challenges, problems, difficulties, downsides, drawbacks, disadvantages, cons, "
                "worst thing, worst part, hardest part, what is hard, bad things, pros and cons",
            ),
        ),
        _page(
            "/training/",
            _("Training"),
            _("What there is to learn, and which steps it serves."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "courses, all courses, classes, workshops, certificates, certification, "
                "list of training, what training do I get",
            ),
        ),
        _page(
            "/guides/",
            _("Guides"),
            _("Short reads, for the bus home."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "articles, reading, things to read, blog, stories, advice, tips",
            ),
        ),
    )


def _about() -> tuple[SitePage, ...]:
    return (
        _page(
            "/assessment/methods/",
            _("How the numbers are worked out"),
            _("How answers become levels and fits, how sure they are, and how well it works."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "how are results calculated, how is my result worked out, calculation, formula, "
                "algorithm, method, methods, methodology, score, scoring, percentage, percent, "
                "accuracy, how accurate, is it accurate, reliable, is the test reliable, valid, "
                "validity, fit, match, how does the test work, science, margin of error, bias",
            ),
        ),
        _page(
            "/privacy/",
            _("Privacy"),
            _("What is kept when you answer questions, for how long, and who can see it."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "privacy policy, data protection, GDPR, personal data, my data, is my data safe, "
                "private, is my data private, is it private, cookies, cookie, tracking, anonymous, anonymity, confidential, secret, "
                "who can see my answers, does my boss see it, can my manager see my answers, "
                "can my employer see, delete my answers, delete my data, erase, "
                "delete my account, what do you store, spy, safe",
            ),
        ),
        _page(
            "/sources/",
            _("Sources"),
            _("The texts this site leans on, and where they disagree."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "source, references, where does this come from, evidence, research, studies, "
                "articles used, bibliography, is this true, can I trust this, trust, proof, "
                "disagreements, facts",
            ),
        ),
        _page(
            "/about/",
            _("About"),
            _("What this site is, who writes it, and how it can be wrong."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "about us, about this site, who made this, who wrote this, who are you, "
                "who runs this, what is this, what is this site, contact, contact us, e-mail us, "
                "feedback, report a mistake, complain, is it free, cost, free, help",
            ),
        ),
        _page(
            "/open-data/",
            _("Open data"),
            _("Everything published here as files to take away, and under which licence."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "open data, download, downloads, download data, data download, csv, json, "
                "json schema, schema, spreadsheet, excel file, API, dataset, data set, export, "
                "files, licence, license, copyright, reuse, ESCO, O*NET, creative commons",
            ),
        ),
        _page(
            "/editions/",
            _("Editions"),
            _("Everything that was ever published here, and what changed each time."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "what changed, what is new, news, changes, changelog, updates, latest, versions, "
                "version, history, feed, rss, atom, old versions, last updated, up to date",
            ),
        ),
        _page(
            "/accessibility/",
            _("Accessibility"),
            _("What we did so that everybody can use this site, and what still falls short."),
            pgettext(
                "what people type, not what we say; parted by commas",
                "screen reader, blind, large print, bigger text, font size, contrast, dark mode, "
                "keyboard, dyslexia, wcag",
            ),
        ),
    )
