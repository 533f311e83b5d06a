"""Waking the relay: after the commit, in one breath, and never at a request's cost."""

from time import monotonic

from flask import Flask
from redis import Redis

from kinerja import outbox
from kinerja.embedded import Addresses
from kinerja.jobs import poke
from kinerja.tenancy import TenantId, unit_of_work


def test_a_poke_leaves_one_reminder_however_often(redis: Redis, addresses: Addresses) -> None:
    line = poke.Poke(f"{addresses.redis_url}?db=15")
    line.send()
    line.send()
    assert redis.llen(poke.KEY) == 1


def test_without_redis_a_poke_costs_almost_nothing() -> None:
    line = poke.Poke("unix:///nonexistent/valkey.sock")
    began = monotonic()
    for _ in range(100):
        line.send()
    assert monotonic() - began < 0.5


def test_a_job_that_posted_pokes_when_it_is_done(
    app: Flask, tenant: TenantId, redis: Redis, addresses: Addresses
) -> None:
    app.extensions["kinerja.poke"] = poke.Poke(f"{addresses.redis_url}?db=15")
    try:
        with unit_of_work(tenant):
            outbox.post("test.said", {})
        assert redis.llen(poke.KEY) == 0
        poke.send_wanted()
        poke.send_wanted()
        assert redis.llen(poke.KEY) == 1
    finally:
        del app.extensions["kinerja.poke"]
