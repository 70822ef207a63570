"""Stylesheets joined into one."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.storage import joined


def test_imports_are_replaced_by_what_they_name(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "all.css").write_text(
        '@layer a, b;\n@import "one.css";\n@import url("parts/two.css") layer(b);\np { top: 0 }\n'
    )
    (tmp_path / "one.css").write_text("i { left: 0 }\n")
    (tmp_path / "parts/two.css").write_text('@import "three.css";\n')
    (tmp_path / "parts/three.css").write_text("u { right: 0 }\n")
    assert " ".join(joined(tmp_path / "all.css").split()) == (
        "@layer a, b; i { left: 0 } @layer b { u { right: 0 } } p { top: 0 }"
    )


def test_an_import_of_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "all.css").write_text('@import "gone.css";\n')
    with pytest.raises(FileNotFoundError):
        joined(tmp_path / "all.css")


def test_what_is_served_imports_nothing() -> None:
    [served] = Path(settings.STATIC_ROOT).glob("css/rungs.*.css")
    assert "@import" not in served.read_text(encoding="utf-8")
    assert served.with_suffix(".css.br").is_file()
