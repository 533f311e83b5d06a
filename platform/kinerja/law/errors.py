"""Why a question to the law has no answer: a value that the rule does not know. Data only."""

from fractions import Fraction

from kinerja.errors import Refusal


class NumericValueOutOfScale(Refusal):
    """A value of the numeric scheme lies outside 0 to 120."""

    def __init__(self, value: Fraction) -> None:
        super().__init__(value)
        self.value = value
