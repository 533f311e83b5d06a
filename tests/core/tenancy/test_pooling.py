"""Thousands of transactions of two regions through one small pool: none sees the other."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

from sqlalchemy import Engine, create_engine, text

from kinerja.config import DatabaseUrls
from tests.core.tenancy.conftest import Rows

ROUNDS = 800
THREADS = 6


def walk(engine: Engine, regions: list[Rows], seed: int) -> int:
    """Read and write in random regions, roll half of it back; count what was seen of others."""
    chance = Random(seed)  # noqa: S311  # an order of work, not a secret
    wrong = 0
    for _round in range(ROUNDS):
        rows = chance.choice(regions)
        with engine.connect() as connection:
            connection.exec_driver_sql(f"SET LOCAL app.tenant = '{rows.tenant}'")
            seen = connection.execute(text("SELECT tenant_id FROM app.unit")).scalars().all()
            wrong += sum(tenant != rows.tenant for tenant in seen) + (not seen)
            connection.execute(text("UPDATE app.position SET title = 'Kepala'"))
            if chance.random() < 0.5:
                connection.rollback()
            else:
                connection.commit()
    return wrong


def test_interleaved_pooled_transactions_never_mix(
    urls: DatabaseUrls, ours: Rows, theirs: Rows
) -> None:
    engine = create_engine(urls.rw, pool_size=3, max_overflow=0)
    with ThreadPoolExecutor(THREADS) as pool:
        wrong = sum(pool.map(lambda seed: walk(engine, [ours, theirs], seed), range(THREADS)))
    engine.dispose()
    assert wrong == 0
