"""What every channel says to the handlers, and hears back; and the letters that reach people later.

Plain values: no markup, no keyboard, no network. A channel translates them in and out and adds nothing.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from handlers.admins.curation.editing import Editing
from handlers.people.form import Form

Outcome = Literal["answer", "choices", "forward", "action", "small", "command"]
"""What kind of reply it is: the words of the black-box door, plus `command` for what a slash command says."""

Action = Literal["meetings", "declarations", "contact", "exchange", "reminder", "help"]

Media = Literal["photo", "voice", "audio", "video", "document", "sticker", "location", "contact", "other"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message, as the channel names it: it can be fetched, and was not."""

    id: str
    name: str
    size: int
    """Bytes, as the channel says; zero when it does not."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A passage of a text that may be shown with markup: exactly `plain` in the text, `html` where HTML is read.

    `html` is of the little that a sanitiser let through (handlers.admins.markup); channels without markup ignore it.
    """

    plain: str
    html: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message from one person. `id` is unique within the channel; `person` is not `conversation`."""

    id: str
    channel: str
    conversation: str
    person: str
    text: str
    name: str = ""
    """How the channel says that the person is called; nobody has verified it."""
    handle: str = ""
    """Their public name on the channel, without «@»."""
    source: str = ""
    """The channel's id of the message, when it has one: edits and copies name it."""
    written: int = 0
    """When, in seconds since 1970 (UTC), where the channel says so; zero: now."""
    edits: bool = False
    """The person changed the message `source`; `text` is how it reads now."""
    group: bool = False
    """Others read the conversation too."""
    media: Media | None = None
    """What came instead of words, or with them; `source` says where it is."""
    file: Attachment | None = None
    """What `media` is, when it is a document."""
    markup: str = ""
    """The text in HTML, where it came with bold letters, links and the like; empty: it has none."""
    picks: str | None = None
    """The mark of the choice whose button was tapped."""
    answers: str = ""
    """The channel's id of the message that is replied to, or whose button was tapped."""
    thread: str = ""
    """The channel's id of the topic in which it was written."""
    regarding: str = ""
    """The key of our letter that `answers` is; recognised at the doorway."""
    topic: str = ""
    """Our label of `thread`, such as «case:12»; recognised at the doorway."""

    @property
    def seat(self) -> str:
        """Where the dialogue is remembered: in a group, each person has one of their own."""
        return f"{self.conversation}/{self.person}" if self.group else self.conversation


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be tapped, or picked by its number; picking it is the same as typing `says`."""

    label: str
    says: str
    link: str = ""
    """An address that is opened instead, where the channel has links."""

    @property
    def mark(self) -> str:
        """Names the choice in 16 letters: the same for what says the same, so that an old button picks nothing else."""
        return sha256(self.says.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last answer was about, so that a follow-up («¿y en México?») can lean on it."""

    question: str
    shown: tuple[str, ...] = ()
    """Ids of the facts that «más» tells more about."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """What a reply reads once its choices are over, where the channel can change messages."""

    key: str
    """Of the letter that changes it: until then it can be recalled."""
    text: str
    seconds: int
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person reads, and what they may pick next."""

    text: str
    outcome: Outcome
    choices: tuple[Choice, ...] = ()
    action: Action | None = None
    turn: Turn | None = None
    """Replaces what the conversation remembers; `None` keeps it."""
    awaits: str | None = None
    """A command that the next free text completes: «/contactar» + what the person writes."""
    entry: str = ""
    """The entry that answered; people may say whether it helped."""
    form: Form | None = None
    """Replaces the registration under way, and asks its step; `None` keeps it, `OVER` ends it."""
    editing: Editing | None = None
    """Replaces the change of the knowledge under way, and asks its field; `None` keeps it, `DONE` ends it."""
    about: str = ""
    """The case that it tells of, such as «case:12»: whoever answers it adds to that case."""
    revises: str = ""
    """The key of the letter whose place it takes, where the channel can change messages."""
    lapse: Lapse | None = None
    formatted: tuple[Formatted, ...] = ()
    redacted: str = ""
    """What is stored in place of `text` when that holds a secret: who asks again reads this. Empty: it holds none."""

    @property
    def kept(self) -> "Reply":
        """As it is remembered."""
        return replace(self, text=self.redacted, formatted=(), redacted="") if self.redacted else self


Act = Literal["say", "revise", "copy", "title"]
Lane = Literal["reply", "desk", "broadcast"]
"""Who waits for it: somebody who just wrote, the secretariat, or nobody. Delivered in this order."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that must reach a conversation, whatever fails meanwhile. The same `key` is one letter."""

    key: str
    channel: str
    conversation: str
    text: str
    choices: tuple[Choice, ...] = ()
    act: Act = "say"
    """`revise` replaces the letter `of`; `copy` brings the file of the message `of` («conversation/message» of the same
    channel) with `text` for its words; `title` names the topic `thread`."""
    of: str = ""
    """With `say`, the key of the letter that it answers, or «#» and the channel's id of a message."""
    thread: str = ""
    """The label of the topic it belongs to, such as «case:12»; empty: the conversation itself."""
    lane: Lane = "desk"
    after: timedelta = timedelta()
    """Not before this has passed; until then it can be recalled."""
    entry: str = ""
    """The entry that it tells; people may say whether it helped."""
    file: str = ""
    """With `say`, the key of a stored file that goes along; a picture is shown as one."""
    formatted: tuple[Formatted, ...] = ()
    redacted: str = ""
    """What takes the place of `text` once it was delivered, given up or recalled. Empty: the words stay."""

    @property
    def spent(self) -> "Letter":
        """As it stays, when it is not on its way any more."""
        return replace(self, text=self.redacted, formatted=(), redacted="") if self.redacted else self
