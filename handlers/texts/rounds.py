"""How findings about rounds read: dates, lists of countries, documents, points, comparisons."""

from dataclasses import replace

from handlers.texts import facts as f
from handlers.texts.told import MOST_LISTED, Told, brief, short_point
from knowledge.entries import Content, Countries, Declaration
from knowledge.structure import Finding


def _one(finding: Finding) -> Declaration:
    return finding.declarations[0]


def when(finding: Finding, _: Content) -> Told:
    """When and where a round met."""
    declaration = _one(finding)
    return Told(f.round_when(declaration), (declaration.when.fact,))


def countries(finding: Finding, _: Content) -> Told:
    """Who signed or took part, and how many."""
    declaration = _one(finding)
    if declaration.countries is None:
        return Told(f"No se conoce la lista de países de la {f.ordinal(declaration)}.", (declaration.when.fact,))
    return Told(f.round_countries(declaration, declaration.countries), (declaration.countries.fact,))


def country(finding: Finding, _: Content) -> Told:
    """Whether a country is in the list of a round."""
    declaration = _one(finding)
    countries = _listed(declaration)
    role = "firmante" if countries.role == "firmantes" else "participante"
    how = next((absent.how for absent in countries.absent if absent.name == finding.country), "")
    named = f"la {f.ordinal(declaration)}"
    if finding.country in countries.names:
        text = f"Sí: {finding.country} figura como {role} de {named}."
    elif how:
        text = f"{finding.country} no figura entre los {role}s de {named}: {how}."
    elif countries.complete:
        text = f"No: {finding.country} no figura entre los {role}s de {named}."
    else:
        text = f"No puedo confirmarlo: la lista visible de {role}s de {named} está incompleta y {finding.country} no aparece en ella."
    rest = f"\n\n{f.round_countries(declaration, countries)}"
    return Told(text + rest, (countries.fact,))


def absent(finding: Finding, _: Content) -> Told:
    """Who is not in the list of a round."""
    declaration = _one(finding)
    countries = _listed(declaration)
    role = "firmantes" if countries.role == "firmantes" else "participantes"
    named = f"la {f.ordinal(declaration)}"
    told = [f"{a.name} ({a.how})" for a in countries.absent]
    others = [n for n in finding.names if n not in {a.name for a in countries.absent}]
    parts = [f"No figuran entre los {role} de {named}: {'; '.join(told)}."] if told else []
    if others:
        also = "tampoco " if told else "no "
        verb = "figuran" if len(others) > 1 else "figura"
        where = "" if told else f" entre los {role} de {named}"
        parts.append(f"De los miembros actuales del Proceso, {also}{verb}{where}: {f.listed(others)}.")
    text = " ".join(parts) or f"En {named} figuran todos los miembros actuales del Proceso."
    return Told(f"{text}\n\n{f.round_countries(declaration, countries, absent=False)}", (countries.fact,))


def presidency(finding: Finding, content: Content) -> Told:
    """Who presided over a round."""
    declaration = _one(finding)
    period = next((p for p in content.presidencies if p.round == declaration.number), None)
    when = f" ({period.period})" if period else ""
    cited = (period.fact,) if period else (declaration.when.fact,)
    return Told(
        f"La presidencia pro tempore de la {f.ordinal(declaration)} fue de {declaration.presidency}{when}.", cited
    )


def document(finding: Finding, _: Content) -> Told:
    """The name of the document of a round, and its points."""
    declaration = _one(finding)
    points = f" Tiene {declaration.points} puntos." if declaration.points else " No pudo verse cuántos puntos tiene."
    named = f"El documento de la {f.ordinal(declaration)} se titula «{declaration.title}»."
    return Told(named + points, (replace(declaration.when.fact, note="", partial=False),))


def content(finding: Finding, _: Content) -> Told:
    """What is known of the document of a round."""
    declaration = _one(finding)
    shown = declaration.paragraphs[:MOST_LISTED]
    lines = [f"• {short_point(p.label, p.kind)}{brief(p.fact.text)}" for p in shown]
    rest = tuple(p.fact for p in declaration.paragraphs[MOST_LISTED:])
    tail = f"\nHay {len(rest)} contenidos más: pida «más»." if rest else ""
    lacks = f"\nNo se encontró: {'; '.join(declaration.missing)}." if declaration.missing else ""
    head = f"Lo que se conoce de la {f.ordinal(declaration)}, «{declaration.document}»:"
    facts = tuple(p.fact for p in shown[:3]) or (declaration.when.fact,)
    if not lines:
        lines = [f"• {brief(fact.text)}" for fact in declaration.facts[:MOST_LISTED]]
        facts = declaration.facts[:3] or facts
    whole = tuple(p.fact for p in shown if brief(p.fact.text) != p.fact.text)
    return Told("\n".join([head, *lines]) + tail + lacks, facts, rest or whole)


def points(finding: Finding, _: Content) -> Told:
    """Points of declarations, word for word or in our own words."""
    return Told("\n\n".join(f.point(d, p) for d, p in finding.paragraphs), tuple(p.fact for _, p in finding.paragraphs))


def where(finding: Finding, _: Content) -> Told:
    """Where a round can be read."""
    declaration = _one(finding)
    if declaration.url is None:
        return Told(f"No se encontró un enlace al texto de la {f.ordinal(declaration)}.", (declaration.when.fact,))
    kind = declaration.url_is or "página consultada"
    return Told(
        f"De la {f.ordinal(declaration)} se encontró: {kind}. Puede leerse en la página que se cita.",
        (replace(declaration.when.fact, note="", partial=False, sources=(declaration.url,)),),
    )


def card(finding: Finding, _: Content) -> Told:
    """All about a round, in a few lines."""
    declaration = _one(finding)
    lines = [
        f.round_when(declaration),
        f"Presidencia pro tempore: {declaration.presidency}. Documento: {declaration.document}.",
    ]
    cited = [declaration.when.fact]
    if declaration.countries:
        lines.append(f.round_countries(declaration, declaration.countries, absent=False))
        cited.append(declaration.countries.fact)
    lines += [f"• {short_point(p.label, p.kind)}{brief(p.fact.text)}" for p in declaration.paragraphs[:3]]
    return Told("\n".join(lines), tuple(cited))


def compare(finding: Finding, _: Content) -> Told:
    """Two rounds side by side."""
    one, other = finding.declarations
    ours, theirs = _listed(one), _listed(other)
    first, second = set(ours.names), set(theirs.names)
    lines = [f.round_when(one), f.round_when(other)]
    if ours.complete and theirs.complete:
        for these, those, a, b in ((first, second, one, other), (second, first, other, one)):
            only = sorted(these - those)
            lines.append(f"En la {f.short(a)} y no en la {f.short(b)}: {f.listed(only) if only else 'ninguno'}.")
        both = sorted(first & second)
        lines.append(f"En las dos: {f.listed(both)}.")
    else:
        lines += [f.round_countries(one, ours), f.round_countries(other, theirs)]
        lines.append("No comparo las listas porque al menos una está incompleta.")
    return Told("\n".join(lines), (ours.fact, theirs.fact))


def count(finding: Finding, content: Content) -> Told:
    """How many rounds there are."""
    numbered = [d for d in finding.declarations if d.number]
    special = [d for d in finding.declarations if d.number is None]
    extra = f", más {len(special)} declaración especial sin número (2023)" if special else ""
    last = numbered[-1]
    return Told(
        f"Constan {len(numbered)} rondas con documento final, de la I a la {f.ROMAN[last.number or 0]}{extra}. La última es la {f.ordinal(last)}.",
        (last.when.fact,),
    )


def _listed(declaration: Declaration) -> Countries:
    """The list of a round that has one; structure.py asks for no other."""
    if declaration.countries is None:
        raise LookupError(declaration.id)
    return declaration.countries
