"""Words that decide whether capitals are a person: frequent given names, and words of public things.

Plain (no accents, lower case). ``PUBLIC`` holds what begins with a capital in this trade and is nobody's name; names of
places that a caller knows better (its cities, its institutions) come in through ``known``.
"""

from handlers.privacy.patterns import words

GIVEN = words(
    """
    aaron abdul abel abigail abraham adan adela adolfo adrian adriana agustin agustina ahmad ahmed aida alan alba
    alberto alejandra alejandro alexander alexandra alexis alfonso alfredo ali alicia alma alonso alvaro amalia
    amanda amelia amina ana anahi andrea andres angel angela angelica anibal antonella antonia antonio ariana ariel
    arturo augusto aurora axel barbara beatriz belen benito benjamin bernardo bertha blanca brayan brenda briana
    bruno bryan camila camilo carina carla carlos carlota carmen carolina catalina cecilia celeste celia cesar
    christian cinthia clara claudia claudio consuelo cristian cristina cristobal dafne daisy damian daniel daniela
    dariel dario david dayana debora delia denis deyanira diana diego domingo dora doris dulce edgar edison eduardo
    edwin efrain elena elias elisa elizabeth eloisa elsa elvira emanuel emilia emiliano emilio emma enrique eric
    erick erika ernesto esperanza esteban estela esther estrella eugenia eugenio eva evelyn ezequiel fabian fabiana
    fabiola fatima federico felipe felix fernanda fernando fidel flor florencia francisca francisco franklin freddy
    gabriel gabriela gael genesis george gerardo german gilberto giovanni gisela gladys gloria gonzalo graciela
    gregorio greta guadalupe guillermina guillermo gustavo hannah hassan hector helena henry hernan hilda hugo
    humberto ibrahim ignacio ines ingrid irene iris irma isaac isabel isabella isaias ismael israel ivan ivonne
    jacinto jacqueline jaime jairo javier jean jennifer jenny jeronimo jessica jesus jimena joao joaquin joel johana
    john jonathan jorge jose josefa josefina joseph joshua josue juan juana judith julia julian juliana julieta
    julio karen karina karla katherine keila kelly kenia kevin khadija laura lautaro leandro leidy leonardo leonel
    leonor leticia lidia liliana lina lisandro lorena lorenzo lourdes lucas lucia luciana luciano lucrecia luis
    luisa luz magdalena maicol manuel manuela marcela marcelo marco marcos margarita maria mariam mariana mariano
    maricela mariela marina mario marisol marta martha martin martina mateo matias matilde mauricio maximo mayra
    melany melissa mercedes mia micaela michael michel miguel milagros milena mirian mohamed mohammed moises monica
    nadia nahuel nancy natalia natividad nelson nestor nicolas nicole noelia noemi nora norma octavio olga oliver
    olivia omar orlando oscar osmar osvaldo otto pablo paloma pamela paola patricia patricio paula paulina paulo
    pedro pierre pilar priscila rafael rafaela ramiro ramon ramona raquel raul rebeca regina renata rene ricardo
    roberto rocio rodolfo rodrigo rogelio roman romina rosa rosalia rosario roxana ruben ruth sabrina salma
    salome salvador samantha samuel sandra santiago santos sara saul sebastian selena sergio silvia simon sofia sol
    soledad sonia stefany susana tamara tatiana teodoro teresa thiago tomas ulises valentin valentina valeria vanesa
    vanessa veronica vicente victor victoria vilma violeta virginia viviana walter wendy wilfredo william wilmer
    wilson xavier ximena yadira yanet yaneth yasmin yesenia yolanda yuleisy yusuf zoe zulema
    """
)

PUBLIC = words(
    """
    rut run cpf curp rfc dui dpi cui nit ruc cuit cuil ppt ptp rnm rne cbu dimex ci cc
    abril acceso accion acnur acta acuerdo adjunto administracion admision adolescente adolescentes africa agencia
    agosto aires alem alta alto ambiente america americanos americas anexo anio ano ante apelacion apellido
    apellidos apoyo apoyos argentina argentino articulo asesor asesora asilo asistencia asuncion asuntos atencion
    atentamente atte autoridad ayuda bajo banco bank barbados base belice bogota bolivariana bolivia brasil
    brasilena brasilia brazil buenas buenos canada canasta cancilleria capitulo capitulos caracas caribe carta
    cartagena casa caso cedula centro centroamerica cepr chile chilena chileno ciudad ciudadana ciudadano ciudades
    civil coar codigo colombia colombiana comar comision comite comunidad comunitario con conare conarefi
    confederacion conferencia congreso consejo constitucion consulta contacto convencion convenio cooperacion
    coordinacion coordinador coordinadora cordial cordialmente correo corte costa cruz cual cuales cuando cuanto
    cuantos cuba decima decimo declaracion decreto defensor defensoria delegacion delegada delegado departamento
    derecho derechos desarrollo desde deseo despacho dia dias diciembre dignidad direccion director directora
    distinguida distinguido distinguidos division dni documento documentos domicilio domingo dominicana donde
    durante ecuador ecuatoriana eje ejes el ella ellos email embajada embajador embajadora en encuentro enero enlace
    entre entrevista es ese espana especial esposa esposo esta estadistica estado estados estatuto este estimada
    estimadas estimado estimados estrategia europa europea expediente exteriores externo extranjera extranjeria
    extranjero familia familiar favor febrero fecha federal federativa fondo foro frontera funcionaria funcionario
    funcionarios general genero ginebra gobernacion gobierno gracias grupo guatemala guyana haiti haitiana hasta
    hermana hermano hija hijo hola honduras humana humanitaria humanitario humanos identidad iglesia inclusion
    indigenas infancia informe informo instituto integracion interamericana interamericano interior internacional
    internacionales interpol islas jamaica jefa jefe jose jueves julio junio juridica justicia juzgado la las latina
    latinoamerica le ley libre lima llego lo los luego lugar lunes madre madrid mama mar martes marzo mayo mecanismo
    memorando menor menores mensaje mercosur mesa mexicana mexico mi miami miercoles migracion migraciones migrante
    migrantes ministerio ministra ministro mis montevideo movilidad mujer mujeres mundial nacida nacido nacimiento
    nacio nacion nacional nacionales naciones nansen necesita necesito nicaragua nina ninas nino ninos no nombre
    norte norteamerica nota novena noviembre nuestra nueva nuevo numero octava octubre oea oficial oficiales oficina
    oim onu onusida opinion organismo organismos organizacion otra pacto padre pais paises panama panamericana papa
    para paraguay pasaporte paz pedido persona personas peru peruana pide plan plataforma plenaria pleno policia
    politica por preguntas presente presidencia presidenta presidente primer primera pro procedimiento proceso
    processo procuraduria programa proteccion protocolo provincia provisional proyecto puerto punto puntos que queda
    quien quienes quiere quinta quito rd reconocimiento red refugiada refugiadas refugiado refugiados refugio region
    regional registro reglamento relaciones remito rep representante republica republicas resolucion respetuosamente
    restringidas reunion rica rio ronda sabado sala salud saludos salvador santa santo sao se secretaria secretario
    sector segun segunda segundo seguridad sei seis senor senora senorita septiembre septima servicio setiembre
    sexta si sin sistema sobre social sociedad solicita solicitante solicitantes solicito solicitud soy su sub
    subcomision subdireccion subsecretaria sud sudamerica sur taller talleres tecnica tecnico tel telefono tema
    tengo tercera territorial tiene tobago trabajo tras tratado tribunal trinidad trump turquia un una unica unicef
    unidad unidas unidos union universidad urgente uruguay uruguaya usa usted vaticano venezolana venezolanas
    venezolano venezolanos venezuela via viceministerio viceministra viceministro vida viene viernes visa visas vive
    washington whatsapp ya yo zona
    """
) - words("domingo jose salvador santiago victoria mar sol cruz julio santa santo paz")
"""Those that are as often a person are left to the phrases below."""

PLACES = (
    "costa rica", "el salvador", "estados unidos", "puerto rico", "republica dominicana", "reino unido", "paises bajos",
    "buenos aires", "sao paulo", "san jose", "santo domingo", "la paz", "la habana", "puerto principe", "ciudad juarez",
    "nueva york", "san pedro sula", "san salvador", "punta arenas", "porto alegre", "rio de janeiro",
    "cartagena de indias", "san martin", "cruz roja", "pacheco tineo", "santa cruz", "san cristobal",
    "santa marta", "cabo haitiano", "santiago de chile", "san luis potosi", "julio de", "belo horizonte",
    "boa vista", "santa fe",
)  # fmt: skip
"""Two and more capitals in a row that are a place or a public thing."""
