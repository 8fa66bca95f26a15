"""A guided change under way: which field of which article is asked for. A frozen value; the dialogue stores it."""

from dataclasses import dataclass

ANSWER = "/dato_ficha"
"""What an answer says: this, the changeset, the article, the field, and the answer."""


@dataclass(frozen=True, slots=True)
class Editing:
    """The next text is the value of this field; everything said before is in the changeset."""

    changeset: int
    address: str
    field: str

    @property
    def command(self) -> str:
        """What free text completes now."""
        return f"{ANSWER} {self.changeset} {self.address} {self.field}"


DONE = Editing(0, "", "")
"""Said, or left: nothing is asked any more."""
