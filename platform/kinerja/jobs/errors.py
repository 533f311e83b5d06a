"""What can become of a long job besides being done."""

from uuid import UUID


class JobCancelledError(Exception):
    """The person who asked for the job does not want it any more."""

    def __init__(self, job: UUID) -> None:
        super().__init__(job)
        self.job = job
