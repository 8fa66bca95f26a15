"""Changes of more than one field at once: wordings in and out, two entries into one, out of the base and back, a case
of the secretariat into an entry, a newer version of the program against an administrator's edit."""

from handlers.admins.curation import writing
from handlers.admins.curation.claims import claimed
from handlers.admins.curation.composing import Sheet, begun, put
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.fields import field_of
from handlers.admins.curation.finding import addressed, ever
from handlers.admins.curation.values import Wrong, read
from handlers.admins.served import present
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Change
from handlers.texts.curation import gathering as texts
from handlers.texts.curation import writing as written
from knowledge.articles import Address, Kind
from knowledge.text import plain


async def wordings(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """«/faq redaccion que-es + cómo se llama - qué onda»: lines or signs; without any, how to."""
    named, _, rest = said.partition(" ")
    address = addressed(named, kind, curator)
    if address is None or address.kind not in ("faq", "gap"):
        return Reply(written.no_such_article(named), "command")
    if not rest.strip():
        held = (curator.articles().get(address) or {}).get("wordings", ())
        return Reply(texts.which_wordings(address, held), "command", awaits=f"/faq redaccion {address}")
    added, gone = _signed(rest)
    sheet = curator.sheet(curator.blank())
    held = list((sheet.now(address) or {}).get("wordings", ()))
    unknown = [one for one in gone if plain(one) not in map(plain, held)]
    taken = claimed(added, address, sheet, curator.served.library)
    if unknown or taken:
        return Reply(taken or texts.not_a_wording(unknown[0]), "command")
    kept = [one for one in held if plain(one) not in set(map(plain, gone))]
    field = field_of(address.kind, "wordings")
    new = read(field, "\n".join((*kept, *added))) if field else None
    if isinstance(new, Wrong) or field is None:
        return Reply(new.reason if isinstance(new, Wrong) else texts.no_wordings(), "command")
    sheet = put(sheet, address, field, new or [], today=curator.clock.now().date())
    return await _kept(incoming, sheet, curator, "redaccion", texts.wordings_kept(added, gone))


async def merge(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """The second entry goes into the first: its question and wordings ask for the first, and it is archived."""
    names = said.split()
    both = [addressed(name, kind, curator) for name in names]
    if len(both) != 2 or None in both or both[0] == both[1]:
        return Reply(texts.merge_which(), "command")
    into, gone = both[0], both[1]
    assert into is not None and gone is not None  # noqa: S101 — said two lines above
    sheet = curator.sheet(curator.blank(reason=texts.merging(into, gone)))
    first, second = sheet.now(into), sheet.now(gone)
    if first is None or second is None or into.kind not in ("faq", "gap") or gone.kind not in ("faq", "gap"):
        return Reply(texts.merge_which(), "command")
    asked = [*first.get("wordings", ()), second.get("question", ""), *second.get("wordings", ())]
    unique = {plain(one): one for one in reversed(asked) if plain(one) != plain(first.get("question", ""))}
    sheet = sheet.having(into, {**first, "wordings": list(unique.values())[::-1]}).having(gone, None)
    return await _kept(incoming, sheet, curator, "fusionar", texts.merged(into, gone))


async def archive(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """Out of the base: nobody is answered with it any more; it can come back."""
    address = addressed(said, kind, curator)
    if address is None or address not in curator.articles():
        return Reply(written.no_such_article(said), "command")
    sheet = curator.sheet(curator.blank(reason=texts.archiving(address))).having(address, None)
    return await _kept(incoming, sheet, curator, "archivar", texts.archived(address))


async def restore(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """Back into the base, as it last read, with the fact of its own."""
    address = await ever(said, kind, curator)
    if address is None or address in curator.articles():
        return Reply(texts.not_archived(said), "command")
    sheet = curator.sheet(curator.blank(reason=texts.restoring(address)))
    for each in (address, Address("fact", f"F-{address.id}")):
        before = await curator.editions.revisions(address=each, most=1)
        table = before[0].before if before else curator.served.originals.get(each)
        if table is not None and sheet.now(each) is None:
            sheet = sheet.having(each, table)
    return await _kept(incoming, sheet, curator, "restaurar", texts.restored(address))


async def from_case(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """What the secretariat proposed from a case, filled in; the first thing asked is whatever lacks."""
    proposed = next((d for d in await curator.casework.drafts.listed() if str(d.number) == rest), None)
    if proposed is None:
        return Reply(texts.no_such_proposal(rest), "command")
    blank = curator.blank(origin=f"case:{proposed.case}", reason=texts.from_case(proposed))
    sheet, address = begun(curator.sheet(blank), "faq", proposed.question)
    today = curator.clock.now().date()
    said = {"question": proposed.question, "text": proposed.answer, "sources": proposed.source}
    free = [w for w in proposed.wordings if claimed([w], address, sheet, curator.served.library) is None]
    for key, text in (said | {"wordings": "\n".join(free)}).items():
        field = field_of("faq", key)
        value = read(field, text) if field and text else None
        if field is not None and value is not None and not isinstance(value, Wrong):
            sheet = put(sheet, address, field, value, today=today)
    owner = claimed([proposed.question], address, sheet, curator.served.library)
    head = "\n\n".join(filter(None, (texts.taken_up(proposed), owner or "")))
    return await writing.kept(incoming, sheet, address, curator, head=head, act="caso")


async def conflicts(_incoming: Incoming, _rest: str, *, curator: Curator) -> Reply:
    """Articles that a newer version of the program changed as well as an administrator; the administrator's stands."""
    found, aside = curator.served.conflicts, curator.served.aside
    overrides = await curator.editions.overrides()
    rows = [
        (a, overrides[a].table, curator.served.originals.get(a), merged.conflicts)
        for a, merged in list(found.items())[:3]
        if a in overrides
    ]
    choices: list[Choice] = []
    for address, *_ in rows:
        choices.append(Choice(texts.keep_ours(address), f"/faq resolver {address} nuestra"))
        choices.append(Choice(texts.take_theirs(address), f"/faq resolver {address} nueva"))
    return Reply(texts.conflicts(rows, len(found), aside), "command", tuple(choices))


async def resolve(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Decide a conflict: ours as it stands, on the ground of what ships now; or what ships now."""
    named, _, which = rest.partition(" ")
    address = Address.read(named)
    in_question = address in curator.served.conflicts or address in curator.served.aside
    if address is None or not in_question or which not in ("nuestra", "nueva"):
        return Reply(texts.nothing_to_resolve(), "command")
    overrides = await curator.editions.overrides()
    theirs = curator.served.originals.get(address)
    table = theirs if which == "nueva" or address not in overrides else overrides[address].table
    change = Change(address, present(address, curator.served.originals, overrides), table)
    blank = curator.blank(reason=texts.resolving(address, which), changes=(change,))
    return await _kept(incoming, curator.sheet(blank), curator, "resolver", texts.resolved(address, which))


async def _kept(incoming: Incoming, sheet: Sheet, curator: Curator, act: str, head: str) -> Reply:
    """A changeset of its own, tried at once."""
    if not sheet.changeset.changes:
        return Reply(texts.nothing_changes(), "command")
    stored = await curator.changesets.add(sheet.changeset)
    await curator.note(act, ", ".join(str(c.address) for c in stored.changes[:5]), f"changeset:{stored.number}")
    return await writing.trying(incoming, stored, curator, head=head)


def _signed(rest: str) -> tuple[list[str], list[str]]:
    """Lines, or passages after «+» and «-»; what has no sign is added."""
    added: list[str] = []
    gone: list[str] = []
    for line in rest.replace(" + ", "\n+ ").replace(" - ", "\n- ").splitlines():
        said = line.strip().lstrip("+-–— ").strip()
        if said:
            (gone if line.strip()[:1] in "-–—" else added).append(said)
    return added, gone
