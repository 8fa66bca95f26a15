"""How a name is written, and what is said around it of a person: behind «la señora», before «pide refugio».

Patterns only; which capitals are a person is decided in ``names``.
"""

import re

from handlers.privacy.patterns import any_of, words
from handlers.privacy.words import GIVEN

_WORD = r"(?:[A-Z][a-z']{1,20}(?:[A-Z][a-z']{1,20})?|[A-Z]'[A-Z][a-z]{1,20}|[A-Z]{2,20}|[A-Z]\.)"
_PART = rf"{_WORD}(?:-{_WORD})?"
_SAME = r"(?: {1,3}(?:(?:de(?: l[ao]s?)?|del|da|das|do|dos|van|von|bin|al) )?)"
NAME = rf"(?<![\w@]){_PART}(?:{_SAME}{_PART}){{0,5}}(?![\w@])"
SMALL = rf"(?:{'|'.join(sorted(GIVEN))})(?: (?:(?:de(?: la)?|del) )?[a-z]{{3,20}}){{0,3}}(?!\w)"

_PERSON = any_of(
    r"senor(?:es|as?|itas?)? sr sra srta srita sr\(a\) don dona nin[oa]s? bebe menor adolescente joven ciudadan[oa]s?",
    "solicitantes? refugiad[oa] peticionari[oa] interesad[oa] recurrente requirente usuari[oa] hij[oa]s? herman[oa]s?",
    "espos[oa] conyuge pareja madre padre abuel[oa] ti[oa] sobrin[oa] niet[oa] titular beneficiari[oa] compatriota",
    "extranjer[oa] familia paciente victima desplazad[oa] activista periodista",
    "parturienta embarazada viud[oa] huerfan[oa]",
)
_NATION = any_of(
    "argentin[oa] bolivian[oa] brasilen[oa] chilen[oa] colombian[oa] costarricense cuban[oa] dominican[oa]",
    "ecuatorian[oa] guatemaltec[oa] haitian[oa] honduren[oa] mexican[oa] nicaraguense panamen[oa] paraguay[oa]",
    "peruan[oa] salvadoren[oa] uruguay[oa] venezolan[oa] afgan[oa] angolen[oa] camerunesa? chin[oa] congolen[oa]",
    "ghanesa? irani nigerian[oa] palestin[oa] rus[oa] senegalesa? siri[oa] somali turc[oa] ucranian[oa]",
)
_BETWEEN = any_of(
    "principal no menor mayor extranjer[oa] apatrida de_nombre llamad[oa] de_nacionalidad_[a-z]{4,15}",
    r"de_\d{1,2}_(?:anos|meses) (?:de_)?\d{1,2}_anos de_edad es se_llama",
    "[a-z]{4,15}(?:[ai]d[oa]s?|an[oa]|en[oa]|ense|in[oa]|i|es|esa)",
)
_CALLED = any_of(
    "se_llaman? llamad[oa]s? de_nombres? apellidos? a_nombre_de a_favor_de en_favor_de identificad[oa]_como",
    "nombres?(?:_y_apellidos?)?(?:_completos?)?(?:_del?(?:_la)?_[a-z]{5,15})?(?:_es)? responde_al_nombre_de",
    "(?:familia|hij[oa]s?|herman[oa]s?|espos[oa]|madre|padre|pareja|prim[oa]|ti[oa]|niet[oa]|abuel[oa])_de",
)
_FILE = any_of(
    "caso expediente solicitud entrevista pasaporte cedula dni documentos? situacion apelacion traslado",
    "reunificacion trata audiencia carpeta legajo renuncia cesacion refugio asilo favor nombre",
)
_OF = rf"{_FILE}(?: [a-z]{{4,15}})?(?: del?| a| con| para)"
LEADS = re.compile(
    rf"(?<!\w)(?i:{_CALLED}|{_PERSON}|(?P<of>{_OF}|(?:el|la|un|una) {_NATION}))(?!\w)"
    rf"(?i:(?:[ ,:.\n]{{1,3}}{_BETWEEN}(?=[ ,:.\n])){{0,4}}?)"
    rf"[ .:,\n(]{{1,4}}(?=(?P<v>{NAME})|(?P<small>{SMALL}))"
)
_DONE = any_of(
    "huy(?:o|eron) escap(?:o|aron) desisti(?:o|eron) apel(?:o|aron) cruz(?:o|aron) naci(?:o|eron) lleg(?:o|aron)",
    "(?:fue|fueron|esta|estan|sera)_(?:deport|deten|inadmit|retorn|expuls|reconoc|amenaz|notific)[ai]d[oa]s?",
    "(?:pid|solicit)(?:e|en|io|ieron|a|an|o|aron)_(?:refugio|asilo|proteccion|la_condicion) perdi(?:o|eron)_su",
)
_IS = rf"(?:{_NATION}|(?:de )?\d{{1,2}} (?:anos|meses)|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}})"
_SAID = rf"(?:,? (?:que |quien |y )?{_DONE}|(?:, | \(){_IS})"
FATES = re.compile(rf"(?={NAME}(?i:{_SAID})(?!\w))")
PARTICLES = words("de del la las los da das do dos van von bin al")
NO_NAME = words("el y e que en con por para su se es no ya un una fue ha esta quien pero ni o como vino dice")
_ALSO_WORDS = words(
    "alma angel aurora belen blanca carmen celeste clara consuelo dulce esperanza estrella flor gloria israel jesus"
    " lourdes luz marina mercedes milagros natividad paloma pilar roman rosa rosario salvador santiago santos sol"
    " soledad victoria"
)
"""Given names that are other words, or places, when they begin with a small letter."""

_SAINT = r"(?<!\bSan )(?<!\bSanta )(?<!\bSanto )(?<!\bSao )(?<!\bPuerto )(?<!\bCiudad )"
FIRST = re.compile(rf"{_SAINT}(?<!\w)(?!(?i:{any_of(*_ALSO_WORDS)})\b)(?=[A-Z])(?i:{any_of(*sorted(GIVEN))})(?![\w-])")
"""A given name alone, and no saint that a place is called after."""

TAIL = re.compile(r"(?: [A-Z][a-z']+)*")
LOWER = re.compile(rf"(?<!\w)(?!{any_of(*_ALSO_WORDS)} ){SMALL}")
_OFFICE = any_of(
    "soy me_llamo mi_nombre_es les?_escribe les?_saluda estimad[oa]s? apreciad[oa] secretari[oa] ministr[oa]",
    "viceministr[oa] embajadora? directora? president[ea] coordinadora? canciller licenciad[oa] doctora? dra?\\.?",
    "lic\\.? ing\\.? abg\\.?",
)
_SIGNS = any_of("atte atentamente saludos(?:_cordiales)? cordialmente gracias")
OWN = re.compile(rf"(?i)(?<!\w)(?:{_OFFICE}(?: la| el)?[ ,:\n]{{1,4}}|{_SIGNS}[ .,:\n\-]{{1,6}})$")
"""Who writes, or holds an office: not the person that the question is about."""
