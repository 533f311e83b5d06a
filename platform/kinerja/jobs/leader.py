"""One leader among the schedulers of an installation."""

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from kinerja.jobs.locks import lock_number

_LOCK = lock_number("scheduler")


class Leadership:
    """Held for as long as one connection lives; when its holder dies, the next one gets it.

    The lock belongs to a transaction that stays open, not to the session, so that it also holds
    behind a pooler in transaction mode. The transaction reads nothing and keeps nothing back.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def confirm(self) -> bool:
        """True while this process leads; tries to become the leader when it does not."""
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return True
            return self._stand()
        except SQLAlchemyError:
            self.resign()
            raise

    def resign(self) -> None:
        """Let another one lead."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.rollback()
        except SQLAlchemyError:
            connection.invalidate()  # already gone, and the lock with it
        connection.close()

    def _stand(self) -> bool:
        connection = self._engine.connect()
        won = connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if won:
            self._connection = connection
        else:
            connection.close()
        return bool(won)
