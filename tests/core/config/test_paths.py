"""The files beside the code are found from a checkout."""

from kinerja import paths


def test_a_checkout_holds_its_folders_at_the_root() -> None:
    assert (paths.ROOT / "pyproject.toml").is_file()
    assert {paths.TEMPLATES.parent, paths.TENANTS.parent, paths.MIGRATIONS.parent} == {paths.ROOT}


def test_a_checkout_keeps_its_data_beside_it() -> None:
    assert paths.default_home() == paths.ROOT / "instance"
