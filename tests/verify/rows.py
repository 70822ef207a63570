"""What is promised and shown by tests that `./dev test` runs too: `./dev verify` runs just those, and says
how many passed. What takes a server of its own stands beside this file and tells its own rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A promise, its target, and the tests that hold it: files, or one test as `file::name`."""

    promise: str
    target: str
    tests: tuple[str, ...]


ROWS: tuple[Row, ...] = (
    Row(
        "URL × role × method, from the resolver",
        "every route declares who may; an undeclared one fails; 0 deviations",
        ("tests/views/test_rights.py",),
    ),
    Row(
        "CSP on every response, errors and admin included",
        "default-src 'none' …; 0 inline, 0 unsafe-*",
        ("tests/views/test_guard.py", "tests/views/test_front.py", "tests/test_settings.py"),
    ),
    Row(
        "Attempt access",
        "≥ 128-bit token, hashed; never in a URL, log or sitemap; wrong = expired = deleted; guesses → 429",
        (
            "tests/views/test_resume.py",
            "tests/views/test_code.py",
            "tests/views/test_assessment_privacy.py",
        ),
    ),
    Row(
        "Two editors, same role (form, inlines, list edits, actions)",
        "0 lost updates; the second sees both versions",
        ("tests/views/test_colliding.py",),
    ),
    Row(
        "IDOR, CSRF, open redirect, forged Host, session fixation",
        "0",
        (
            "tests/views/test_rights.py",
            "tests/views/test_guard.py",
            "tests/views/test_keeping.py",
            "tests/views/test_assessment_privacy.py",
        ),
    ),
    Row(
        "Import: zip bomb, sparse sheet, entities, failure at row N, formulas",
        "bombs refused; 0 rows changed on failure; 0 live formulas",
        ("tests/domain/workbook", "tests/actions/test_workbook.py", "tests/views/test_workbook.py"),
    ),
    Row(
        "Whatever is sent twice does the same as once",
        "every address that takes a form",
        ("tests/views/test_sent_twice.py",),
    ),
    Row(
        "Admin brute force, 50 at once, rotating X-Forwarded-For",
        "≤ 5 evaluated, then 429; right password refused while locked; a colleague elsewhere gets in",
        ("tests/views/test_trying.py",),
    ),
    Row(
        "Second factor at every address of staff, from the resolver",
        "0 reached with a password alone",
        ("tests/views/test_second_factor.py", "tests/views/test_sessions.py"),
    ),
    Row(
        "Backup taken during writes, restored on a fresh host",
        "per-table hashes identical; erased people stay erased; a model left out fails",
        ("tests/management/test_backup_drill.py", "tests/management/test_backup.py"),
    ),
    Row(
        "Retention",
        "attempts expire, on read too; delete leaves 0 rows; export complete",
        (
            "tests/management/test_expire.py",
            "tests/views/test_expired.py",
            "tests/actions/test_erasing.py",
            "tests/queries/test_everything.py",
        ),
    ),
    Row(
        "Nothing personal in logs; every table told on the page of personal data",
        "0 canaries",
        ("tests/test_canary.py", "tests/test_privacy.py"),
    ),
    Row(
        "Publishing, rolling back, importing, answering, roles: in any order",
        "the same as a simple model",
        ("tests/stateful",),
    ),
    Row(
        "check --deploy, and what is not started",
        "0 warnings, none silenced",
        ("tests/test_starting.py", "tests/test_settings.py"),
    ),
    Row(
        "OWASP ASVS 5.0.0, levels 1 and 2, row by row (docs/asvs.md)",
        "all 253 rows once, every test there is; what is sent is never code, query or command",
        ("tests/test_security_docs.py", "tests/test_dangerous.py", "tests/views/test_hardening.py"),
    ),
)
