"""Servers come with the first program that needs them and go with the last."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja.embedded import processes, servers
from kinerja.embedded.places import Places
from kinerja.embedded.processes import Identity
from kinerja.embedded.sharing import Ledger, locked
from tests.core.embedded.conftest import NewHome, Program, answers, pid_of_postgres, processes_in

pytestmark = pytest.mark.servers
StartProgram = Callable[..., Program]


def gone(home: Path) -> bool:
    places = Places.of(home)
    return processes_in(places.postgres) == processes_in(places.valkey) == []


def test_two_programs_may_be_the_first_at_once(
    new_home: NewHome, start_program: StartProgram
) -> None:
    settings = new_home("race")
    with locked(settings.home):  # both find nothing and wait at the same door
        programs = [start_program(settings.home) for _ in range(2)]
    assert programs[0].addresses == programs[1].addresses
    assert len(Ledger.read(settings.home).holders) == 2
    for program in programs:
        program.leave()
    assert gone(settings.home)


def test_what_two_programs_could_make_at_once_waits_for_the_lock(new_home: NewHome) -> None:
    places = Places.of(new_home("early").home)
    places.prepare()
    assert places.home.is_dir()
    assert places.data == places.home or not places.data.exists()


def test_the_last_program_out_stops_the_servers(
    new_home: NewHome, start_program: StartProgram
) -> None:
    settings = new_home("shared")
    other = start_program(settings.home)
    assert other.addresses
    postmaster = pid_of_postgres(settings.home)
    with servers(settings) as addresses:
        other.leave()
        assert answers(addresses) == (True, True)
        assert pid_of_postgres(settings.home) == postmaster
    assert answers(addresses) == (False, False)
    assert gone(settings.home)


def test_a_program_that_was_killed_does_not_count(
    new_home: NewHome, start_program: StartProgram
) -> None:
    settings = new_home("killed")
    other = start_program(settings.home)
    assert other.addresses
    other.kill()
    with servers(settings) as addresses:
        assert answers(addresses) == (True, True)
    assert gone(settings.home)


def test_a_forked_child_that_ends_does_not_stop_the_servers(new_home: NewHome) -> None:
    settings = new_home("fork")
    holding = servers(settings)
    addresses = holding.__enter__()
    child = os.fork()
    if child == 0:
        holding.__exit__(None, None, None)
        os._exit(0)
    assert os.waitpid(child, 0) == (child, 0)
    assert answers(addresses) == (True, True)
    holding.__exit__(None, None, None)
    assert gone(settings.home)


def test_a_number_used_again_is_another_process(tmp_path: Path) -> None:
    own = processes.identify(os.getpid())
    assert own is not None
    earlier = Identity(own.pid, "0")
    Ledger(holders=[own, earlier]).write(tmp_path)
    assert Ledger.read(tmp_path).holders == [own]


def test_a_torn_ledger_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "servers.json").write_text("")
    assert Ledger.read(tmp_path) == Ledger(known=True)
