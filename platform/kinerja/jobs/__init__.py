"""Queues, workers, the relay and the scheduler."""
