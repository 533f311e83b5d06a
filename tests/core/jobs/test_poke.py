"""Waking the relay: after the commit, in one breath, and never at a request's cost."""

import pytest
from flask import Flask
from redis import Redis

from kinerja import outbox
from kinerja.jobs import poke
from kinerja.tenancy import TenantId, unit_of_work


def test_a_poke_leaves_one_reminder_however_often(redis: Redis, redis_url: str) -> None:
    line = poke.Poke(redis_url)
    line.send()
    line.send()
    assert redis.llen(poke.KEY) == 1


def test_without_redis_one_poke_fails_quietly_and_the_next_are_not_tried(
    caplog: pytest.LogCaptureFixture,
) -> None:
    line = poke.Poke("unix:///nonexistent/valkey.sock")
    for _ in range(100):
        line.send()
    assert [record.message for record in caplog.records] == [
        "the relay was not poked: ConnectionError"
    ]


def test_a_job_that_posted_pokes_when_it_is_done(
    app: Flask, tenant: TenantId, redis: Redis, redis_url: str
) -> None:
    app.extensions["kinerja.poke"] = poke.Poke(redis_url)
    try:
        with unit_of_work(tenant):
            outbox.post("test.said", {})
        assert redis.llen(poke.KEY) == 0
        poke.send_wanted()
        poke.send_wanted()
        assert redis.llen(poke.KEY) == 1
    finally:
        del app.extensions["kinerja.poke"]
