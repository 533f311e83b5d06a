"""Redis, its queues and workers, and the mail server."""

import smtplib
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from flask_babel import gettext as _
from redis import Redis
from rq import Worker
from rq.serializers import JSONSerializer

from kinerja.doctor.findings import Finding, State
from kinerja.jobs.queues import Queue, open_queue
from kinerja.notifications.smtp import MailNotEncryptedError, encrypt

OLDEST_REDIS: Final = 5  # RQ's own limit; Valkey reports 7.2 for this purpose
_MAIL_PATIENCE: Final = 3.0
_MAIL_PORTS: Final = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """Jobs waiting and failed in each queue, and how many workers serve it."""

    waiting: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    workers: dict[str, int] = field(default_factory=dict)


def describe_redis(connection: Redis) -> tuple[str, str]:
    """The program that answers and its version."""
    info = connection.info("server")
    if "valkey_version" in info:
        return "Valkey", str(info["valkey_version"])
    return "Redis", str(info["redis_version"])


def judge_redis(program: str, version: str, *, own: bool) -> Finding:
    """Whether the queue server is new enough."""
    whose = _("dijalankan sendiri") if own else _("dari REDIS_URL")
    found = f"{program} {version}, {whose}"
    if int(version.partition(".")[0]) < OLDEST_REDIS:
        return Finding("redis", State.BAD, found, _("Pasang Valkey 7.2 atau Redis 5 ke atas."))
    return Finding("redis", State.OK, found)


def redis_unreachable(reason: str) -> Finding:
    """The finding when nobody answers; `reason` must hold no secret."""
    remedy = _("Periksa alamat di REDIS_URL dan apakah server hidup.")
    return Finding("redis", State.BAD, reason, remedy)


def read_queues(connection: Redis) -> QueueFacts:
    """Count jobs and workers."""
    facts = QueueFacts()
    workers = Worker.all(connection=connection, serializer=JSONSerializer)
    for name in Queue:
        queue = open_queue(name, connection)
        facts.waiting[name] = queue.count
        facts.failed[name] = queue.failed_job_registry.count
        facts.workers[name] = sum(name.value in worker.queue_names() for worker in workers)
    return facts


def judge_queues(facts: QueueFacts) -> Finding:
    """Whether somebody works off what waits, and nothing has been given up."""
    waiting, failed = sum(facts.waiting.values()), sum(facts.failed.values())
    unserved = [name for name, workers in facts.workers.items() if workers == 0]
    found = _(
        "%(waiting)d pekerjaan menunggu, %(failed)d gagal; tanpa pekerja: %(unserved)s",
        waiting=waiting,
        failed=failed,
        unserved=", ".join(unserved) or "-",
    )
    if unserved:
        stuck = any(facts.waiting[name] for name in unserved)
        state = State.BAD if stuck else State.WARN
        return Finding("queues", state, found, _("Jalankan kinerja worker."))
    if failed:
        remedy = _("Baca sebabnya di layar pekerjaan gagal, perbaiki, lalu ulangi dari sana.")
        return Finding("queues", State.WARN, found, remedy)
    return Finding("queues", State.OK, found)


def greet_mail_server(smtp_url: str) -> str | None:
    """Say hello to the mail server; None when it answers, else what went wrong."""
    parts = urlsplit(smtp_url)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    port = parts.port or _MAIL_PORTS[parts.scheme]
    try:
        with kind(parts.hostname or "", port, timeout=_MAIL_PATIENCE) as server:
            server.ehlo()
            if parts.scheme == "smtp":
                encrypt(server, parts.hostname or "")
    except MailNotEncryptedError:
        return _("tidak menawarkan STARTTLS, jadi surel tidak dikirim ke sana tanpa enkripsi")
    except (OSError, smtplib.SMTPException) as error:
        return str(error) or type(error).__name__
    return None


def judge_mail(smtp_url: str | None, fault: str | None) -> Finding:
    """Whether mail can leave; without a server it stays in the inbox of the web."""
    if smtp_url is None:
        remedy = _("Isi SMTP_URL dan MAIL_FROM agar pemberitahuan juga dikirim lewat surel.")
        return Finding("mail", State.WARN, _("Surel tidak dikirim: SMTP_URL kosong"), remedy)
    parts = urlsplit(smtp_url)
    place = f"{parts.hostname}:{parts.port or _MAIL_PORTS[parts.scheme]}"
    if fault is None:
        return Finding("mail", State.OK, _("%(place)s menjawab", place=place))
    remedy = _("Periksa SMTP_URL, server surel, dan apakah jaringan mengizinkan sambungan keluar.")
    return Finding("mail", State.BAD, f"{place}: {fault}", remedy)
