"""The desk's admin site: Django's admin, its kinds of rows grouped as HR thinks of them."""

from collections.abc import Iterator
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careers.actions import staff_sessions
from careers.domain.rights import ANYBODY, NOBODY, OPEN, held
from careers.domain.web import parts
from careers.forms.known import remember
from careers.forms.login import SignIn

GROUPS = (
    (
        "content",
        _("What visitors read"),
        (
            "Role",
            "AdvancementStep",
            "Skill",
            "Challenge",
            "TrainingModule",
            "Guide",
            "Disagreement",
        ),
    ),
    ("questionnaire", _("The questions"), ("Question", "Preference", "Proficiency")),
    ("frame", _("What holds it together"), ("Source", "Level", "Track", "Synonym", "Site")),
    ("published", _("What was published"), ("Edition",)),
    ("staff", _("Who works here"), ("User", "Group", "AccessAttempt", "AccessFailureLog")),
)
"""The desk's first page: groups of models, by their class names."""

SECTIONS = (
    ("/desk/publish/", "publish"),
    ("/desk/workbook/", "workbook"),
    ("/desk/editions/", "editions"),
    ("/desk/careers/edition/", "editions"),
    ("/desk/review/", "review"),
    ("/desk/numbers/", "numbers"),
    ("/desk/groups/", "groups"),
    ("/desk/jobs/", "jobs"),
    ("/desk/announcements/", "jobs"),
    ("/desk/auth/", "staff"),
    ("/desk/axes/", "staff"),
    ("/desk/due/", "due"),
    ("/desk/rules/", "rules"),
    ("/desk/password_change/", "account"),
    ("/desk/account/", "account"),
)
"""By the beginning of an address: the entry of the masthead it belongs to. All else is the draft."""

RIGHTS: dict[str | None, tuple[str, ...]] = {
    "index": (ANYBODY,),
    "logout": (ANYBODY,),
    "password_change": (ANYBODY,),
    "password_change_done": (ANYBODY,),
    "autocomplete": ("careers.see_draft",),
    "jsi18n": (ANYBODY,),
    "view_on_site": (ANYBODY,),
    "app_list": (ANYBODY,),
    None: (ANYBODY,),
    "auth_user_password_change": ("auth.change_user",),
    "auth_user_add": ("auth.add_user", "auth.change_user"),
}
"""By name: the rights that pages of the admin take which are about no kind of row, or ask for more than
others of their sort. Those without a name say that there is no such page, or lead on."""


class _Anything:
    """Somebody who has every right there is."""

    is_active = is_staff = is_superuser = True

    def has_perm(self, *_names: Any) -> bool:
        return True


def _pages(urls: list[Any]) -> Iterator[URLPattern]:
    for it in urls:
        if isinstance(it, URLResolver):
            yield from _pages(it.url_patterns)
        else:
            yield it


def _rights(name: str | None, admins: dict[str, Any]) -> tuple[tuple[str, ...], ...] | None:
    """The rights it takes to open a page of the admin by its name, and those to send it something;
    None for a page nothing is known of."""
    if name in RIGHTS:
        return RIGHTS[name], ()
    start, _bar, action = str(name).rpartition("_")
    if start not in admins:
        return None
    opts = admins[start].opts
    one = {it: f"{opts.app_label}.{it}_{opts.model_name}" for it in ("add", "change", "delete")}
    see = f"{opts.app_label}.view_{opts.model_name}|{one['change']}"
    for it in one:
        if _refused_to_all(admins[start], it):
            one[it] = NOBODY
    known = {
        "changelist": ((see,), ()),
        "history": ((see,), ()),
        "change": ((see,), (one["change"],)),
        "add": ((one["add"],), ()),
        "delete": ((one["delete"],), ()),
    }
    return known.get(action)


READING = ("GET", "HEAD")


def _door(view: Any, rights: tuple[str, ...], sending: tuple[str, ...]) -> Any:
    """The same view, which remembers what rights it takes and refuses who works here without them before
    it looks at what they sent. Whoever does not work here it leaves to the view, which leads them to the
    sign-in page."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **options: Any) -> Any:
        asked = rights if request.method in READING else rights + sending
        here = request.user.is_active and request.user.is_staff
        if here and not held(asked, request.user.has_perm):
            raise PermissionDenied
        if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
            # Django looks for a field of that name, and breaks.
            raise DisallowedModelAdminToField("an empty name")
        return view(request, *args, **options)

    remembered: Any = door
    remembered.rights, remembered.post_rights = rights, sending
    return remembered


def _refused_to_all(model: Any, action: str) -> bool:
    """Whether a kind of row is never added, changed or deleted by hand, whoever asks."""
    request = HttpRequest()
    request.user = _Anything()  # type: ignore[assignment]
    return not getattr(model, f"has_{action}_permission")(request)


def _came_from_inside(request: HttpRequest) -> bool:
    """Whether the reader comes from a page of the desk that only those signed in see: they were
    signed in, then, and are no longer. Browsers tell nobody but us which of our pages that was."""
    before = parts(request.headers.get("Referer", ""))
    inside = before.netloc == request.get_host() and before.path.startswith("/desk/")
    return inside and before.path not in (reverse("admin:login"), reverse("admin:logout"))


def _begun(request: HttpRequest, response: HttpResponseRedirect) -> HttpResponse:
    """The answer to who has given the right password. Where a second factor is asked for they are nobody
    yet, and are led on to show it."""
    account: Any = request.user
    half = settings.SECOND_FACTOR
    staff_sessions.begin(request.session, request.headers.get("User-Agent", ""), half=half)
    answer: HttpResponse = response
    if half:
        request.half, request.user = account, AnonymousUser()  # type: ignore[attr-defined]
        query = {REDIRECT_FIELD_NAME: response.url}
        answer = HttpResponseRedirect(reverse("second-factor", query=query))
    remember(answer, account.get_username())
    return answer


class DeskSite(AdminSite):
    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("What is live, and what is being written")
    index_template = "desk/index.html"
    login_template = "desk/login.html"
    app_index_template = "desk/kinds.html"
    login_form = SignIn
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk knows: besides Django's, where in it the reader is."""
        here = (name for start, name in SECTIONS if request.path.startswith(start))
        return {**super().each_context(request), "section": next(here, "draft")}

    def get_urls(self) -> list[Any]:
        """Django's pages, each with the rights it takes, as `careers.views.staff` gives them to ours:
        `rights` to open it, `post_rights` besides to send it something. A page that says its own keeps
        them; one of which nothing is known has none, and a test finds it."""
        urls: list[Any] = super().get_urls()
        admins = {f"{it.opts.app_label}_{it.opts.model_name}": it for it in self._registry.values()}
        for page in _pages(urls):
            known = None if hasattr(page.callback, "rights") else _rights(page.name, admins)
            if known:
                page.callback = _door(page.callback, *known)
        return urls

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Django's pages know what to do with these methods; another is refused by all of them."""
        return super().admin_view(require_http_methods(["GET", "HEAD", "POST"])(view), cacheable)

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        hours = settings.SESSION_COOKIE_AGE // 3600
        context = {"expired": _came_from_inside(request), "hours": hours, **(extra_context or {})}
        response = super().login(request, context)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            return _begun(request, response)
        return response

    login.rights, login.post_rights = (OPEN,), ()  # type: ignore[attr-defined]

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """With another password, sessions elsewhere are over at once."""
        response = super().password_change(request, extra_context)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            account: Any = request.user
            staff_sessions.end_all(account, but=request.session.session_key)
        return response

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What there is to edit, grouped as HR thinks of it instead of by application."""
        apps = super().get_app_list(request, app_label)
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        if (
            "Group" in models
        ):  # Django's; those that people are counted with have pages of their own
            models["Group"]["name"] = _("groups of rights")
        groups = [
            {
                "name": name,
                "app_label": label,
                "app_url": "",
                "has_module_perms": True,
                "models": [models[known] for known in names if known in models],
            }
            for label, name, names in GROUPS
        ]
        return [group for group in groups if group["models"]]
