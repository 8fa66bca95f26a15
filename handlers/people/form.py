"""A registration under way: what was said so far, and what is still asked. A frozen value; the dialogue stores it."""

from dataclasses import dataclass, replace
from typing import Literal

Field = Literal["name", "country", "commission", "post", "email"]
Step = Field | Literal["confirm"]

FIELDS: tuple[Field, ...] = ("name", "country", "commission", "post", "email")
ANSWER = "/dato_registro"
"""What an answer says: this, the step that it answers, and the answer."""


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody has said who registers; `asks` are the fields that are theirs to say, `left` the steps to come."""

    asks: tuple[Field, ...] = ()
    left: tuple[Step, ...] = ()
    name: str = ""
    country: str = ""
    commission: str = ""
    post: str = ""
    email: str = ""

    @property
    def step(self) -> Step | None:
        """What is asked now; `None` when it is over."""
        return self.left[0] if self.left else None

    @property
    def command(self) -> str:
        """What free text completes now."""
        return f"{ANSWER} {self.step}"

    def value(self, field: Field) -> str:
        """What a field holds so far."""
        return str(getattr(self, field))

    def answered(self, field: Field, value: str) -> "Form":
        """With this said, on to the next step."""
        said: dict[str, str] = {field: value}
        return replace(self, left=self.left[1:], **said)  # type: ignore[arg-type]

    def again(self) -> "Form":
        """From the first field on; what was said stays as a proposal."""
        return replace(self, left=(*self.asks, "confirm"))


OVER = Form()
"""Confirmed, or left: nothing is asked any more."""
