"""How findings about countries, years and cities read."""

from handlers.texts import facts as f
from handlers.texts.told import MOST_LISTED, Told, brief
from knowledge.entries import Commission, Content
from knowledge.structure import Finding


def country_rounds(finding: Finding, content: Content) -> Told:
    """The rounds in whose lists a country is."""
    complete = [d for d in content.declarations if d.countries and d.countries.complete]
    unseen = [d for d in content.declarations if d not in complete and d not in finding.declarations]
    rounds = [
        f"{f.ordinal(d)}, como {'firmante' if d.countries and d.countries.role == 'firmantes' else 'participante'}"
        for d in finding.declarations
    ]
    absent = [f.ordinal(d) for d in complete if d not in finding.declarations]
    text = (
        f"{finding.country} figura en: {'; '.join(rounds)}."
        if rounds
        else f"{finding.country} no figura en ninguna de las listas completas que se conocen."
    )
    text += f"\nNo figura en: {'; '.join(absent)}." if rounds and absent else ""
    text += f"\nSin lista completa: {'; '.join(f.ordinal(d) for d in unseen)}." if unseen else ""
    cited = [d.countries.fact for d in (finding.declarations or complete) if d.countries]
    return Told(text, tuple(cited[:3]))


def country_presidency(finding: Finding, content: Content) -> Told:
    """When a country presided."""
    held = finding.presidencies
    hosted = (
        f" En su territorio se reunieron: {'; '.join(f.ordinal(d) for d in finding.declarations)}."
        if finding.declarations
        else ""
    )
    cited = tuple(p.fact for p in held[:2]) or tuple(p.fact for p in content.presidencies[:1])
    if not held:
        return Told(
            f"{finding.country} no figura entre los países que han ejercido la presidencia pro tempore (rondas I a XI).{hosted}",
            cited,
        )
    periods = "; ".join(f"{f.ROMAN[p.round]} ronda ({p.period})" for p in held)
    return Told(f"{finding.country} ejerció la presidencia pro tempore en: {periods}.{hosted}", cited)


def membership(finding: Finding, content: Content) -> Told:
    """Whether a country is a member."""
    members = content.facts.get("M1")
    observer = content.facts.get("M2")
    if finding.country in content.members:
        text = f"Sí: {finding.country} es uno de los {len(content.members)} miembros del Proceso de Quito."
    elif finding.country in content.observers:
        text = f"{finding.country} participa como observador, no como miembro."
        return Told(text, tuple(fact for fact in (observer,) if fact))
    else:
        text = f"No: {finding.country} no figura entre los {len(content.members)} miembros del Proceso de Quito."
    return Told(f"{text}\n\nMiembros: {f.listed(content.members)}.", tuple(fact for fact in (members,) if fact))


def country_card(finding: Finding, content: Content) -> Told:
    """What is known of a commission."""
    commission = next(c for c in content.commissions if c.country == finding.country)
    known = [
        fact for fact in commission.facts if fact.topic in ("norma", "naturaleza", "composición", "preside", "función")
    ][:3] or list(commission.facts[:2])
    text = "\n".join([_commission_head(commission), *(f"• {brief(fact.text)}" for fact in known)])
    lacks = f"\nNo se encontró: {'; '.join(commission.missing)}." if commission.missing else ""
    return Told(text + lacks, tuple(known))


def _commission_head(commission: Commission) -> str:
    acronym = f" ({commission.acronym})" if commission.acronym and commission.acronym not in commission.name else ""
    return f"{commission.country}: {commission.name}{acronym}." if commission.name else f"{commission.country}:"


def practices(finding: Finding, _: Content) -> Told:
    """The practices of a country."""
    shown = finding.practices[:MOST_LISTED]
    lines = [f"• {p.title}{f' ({f.since(p.starts)})' if p.starts else ''}" for p in shown]
    cited = tuple(fact for p in shown[:2] for fact in p.facts[:1])
    return Told(
        "\n".join([f"Prácticas registradas de {finding.country}:", *lines, "Pregunte por cualquiera de ellas."]), cited
    )


def year(finding: Finding, _: Content) -> Told:
    """What happened in a year."""
    lines = [f"• {f.round_when(d)}" for d in finding.declarations]
    lines += [f"• {f.meeting_line(m)}" for m in finding.meetings[:MOST_LISTED]]
    cited = [d.when.fact for d in finding.declarations] + [m.fact for m in finding.meetings]
    return Told("\n".join([f"En {finding.place} constan:", *lines]), tuple(cited[:3]))


def year_presidency(finding: Finding, content: Content) -> Told:
    """Who presided in a year."""
    by_round = {d.number: d for d in finding.declarations}
    lines = [f"• {f.presidency_line(p)}" for p in finding.presidencies]
    lines += [
        f"• {f.ROMAN[d.number]}: {d.presidency} (reunión de {finding.place})"
        for d in by_round.values()
        if d.number and d.number not in {p.round for p in finding.presidencies}
    ]
    cited = tuple(p.fact for p in finding.presidencies[:2]) or tuple(p.fact for p in content.presidencies[:1])
    return Told("\n".join([f"Presidencia pro tempore en {finding.place}, por ronda:", *lines]), cited)


def city(finding: Finding, _: Content) -> Told:
    """What happened in a city."""
    told = year(finding, _)
    return Told(
        told.text.replace(f"En {finding.place} constan:", f"En {finding.place} constan estas reuniones:", 1), told.facts
    )
