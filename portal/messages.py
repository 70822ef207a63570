"""Lines such as “Saved”, carried to the next page in a cookie that is named like our others."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class Cookie(CookieStorage):
    """Django's, under the name that the settings give it: bound to the host where https is on."""

    cookie_name = settings.MESSAGES_COOKIE_NAME


class Messages(FallbackStorage):
    """For `MESSAGE_STORAGE`: what is too long for the cookie waits in the session."""

    storage_classes = (Cookie, SessionStorage)
