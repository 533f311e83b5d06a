"""A program that needs the servers: says where they are and stays until its input ends.

`python -m tests.core.embedded.program HOME [UID]`; with UID it gives up root first, having
imported everything, because an interpreter under /root cannot be read afterwards.
"""

import encodings.idna  # noqa: F401 - imported late by the standard library
import json
import os
import sys
from dataclasses import asdict

import psycopg
import redis

from kinerja.config import Settings
from kinerja.embedded import servers


def main(home: str, uid: int | None) -> None:
    """Hold the servers of this home while standard input is open."""
    if uid is not None:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
    settings = Settings.from_environ({"KINERJA_HOME": home})
    with servers(settings) as addresses:
        with psycopg.connect(addresses.database_urls.rw.replace("+psycopg", "")) as connection:
            connection.execute("SELECT 1")
        redis.Redis.from_url(addresses.redis_url).ping()
        sys.stdout.write(json.dumps(asdict(addresses)) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
