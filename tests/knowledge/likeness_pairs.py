"""Pairs of questions as officials type them: those that one answer serves, and those that it would mislead."""

SAME = (
    # misspelt, without accents, shouted
    ("¿Cuál es el plazo para apelar en Perú?", "cual es el plazo para apelar en peru"),
    ("¿Cuál es el plazo para apelar en Perú?", "CUÁL ES EL PLAZO PARA APELAR EN PERÚ???"),
    ("¿Qué requisitos exige Chile a los apátridas?", "que requistos exige chile a los apatridas"),
    ("¿Quién coordina el grupo de trabajo de fronteras?", "quien cordina el grupo de trabajo de fronteras"),
    ("¿Cuándo será la próxima reunión plenaria?", "cuando sera la proxima reunion plenaria"),
    (
        "¿Dónde se publican las estadísticas de refugio de Ecuador?",
        "donde se publican las estadisitcas de refugio d ecuador",
    ),
    ("¿Cómo se inscribe una colega en el taller de asilo?", "Cómo se inscriben en el taller de asilo"),
    (
        "¿Existe un formulario para la reunificación familiar en Uruguay?",
        "existe un formulario para la reunificasion familiar en uruguay",
    ),
    ("¿Qué país presidirá la XII reunión?", "q pais presidira la XII reunion"),
    ("¿Habrá interpretación al portugués en Brasilia?", "habra interpretacion al portugues en brasilia"),
    # greetings and courtesy
    (
        "¿Cuál es el plazo para apelar en Perú?",
        "Buenos días, estimados colegas: ¿cuál es el plazo para apelar en Perú? Muchas gracias.",
    ),
    (
        "¿Qué visas otorga Argentina a los haitianos?",
        "Hola, una consulta: ¿qué visas otorga Argentina a los haitianos? Gracias de antemano",
    ),
    (
        "¿Quién firma los carnés de refugiado en Panamá?",
        "Por favor, ¿me puede indicar quién firma los carnés de refugiado en Panamá?",
    ),
    ("¿Cuántos cupos hay para el taller de asilo?", "Quisiera saber cuántos cupos hay para el taller de asilo"),
    (
        "¿Cuándo será la próxima reunión plenaria?",
        "Disculpe, ¿cuándo será la próxima reunión plenaria? Saludos cordiales",
    ),
    (
        "requisitos de la reunificación familiar en Uruguay",
        "Deseo conocer los requisitos de la reunificación familiar en Uruguay",
    ),
    (
        "fecha límite para enviar comentarios a la XII declaración",
        "Necesito la fecha límite para enviar comentarios a la XII declaración",
    ),
    # how one addresses the other
    ("¿Usted sabe quién coordina el eje de niñez?", "¿Vos sabés quién coordina el eje de niñez?"),
    ("Dígame cuántas entrevistas hizo Colombia en 2025", "Decime cuántas entrevistas hizo Colombia en 2025"),
    ("¿Me puede decir quién coordina el eje de niñez?", "¿Me podría decir quién coordina el eje de niñez?"),
    # order of words
    ("¿Cuál es el plazo para apelar en Perú?", "En Perú, ¿cuál es el plazo para apelar?"),
    ("¿Qué visas otorga Argentina a los haitianos?", "Argentina ¿qué visas otorga a los haitianos?"),
    ("¿Cuántos refugiados reconoció Brasil en 2025?", "En 2025, ¿cuántos refugiados reconoció Brasil?"),
    ("¿Quién coordina el grupo de fronteras en Ecuador?", "En Ecuador, ¿quién coordina el grupo de fronteras?"),
    # synonyms, and the same thing asked otherwise
    ("¿Qué ley regula la apatridia en Guyana?", "¿Qué norma regula la apatridia en Guyana?"),
    ("¿Dónde se puede pedir asilo en Curazao?", "¿Dónde se puede solicitar refugio en Curazao?"),
    ("¿Quién encabeza la comisión de Guyana?", "¿Quién dirige la comisión guyanesa?"),
    ("¿Cuántas personas asistieron al curso de Lima?", "¿Cuántas personas asistieron a la capacitación de Lima?"),
    ("¿Cuál es el plazo para apelar en Perú?", "plazo para apelar en Perú"),
    ("¿Qué plazo hay para apelar en Perú?", "¿Cuál es el plazo para apelar en Perú?"),
    ("¿Cuándo se realiza el taller de trata de Bogotá?", "¿En qué fecha se realiza el taller de trata de Bogotá?"),
    ("¿En qué fecha se celebró la XI reunión del Proceso de Quito?", "¿Qué día se celebró la XI reunión?"),
    (
        "¿Tiene Costa Rica un convenio con la universidad para traducir entrevistas?",
        "Costa Rica tiene un convenio con la universidad para traducir entrevistas?",
    ),
    (
        "¿Hay defensores públicos para solicitantes en Guatemala?",
        "Hay defensores publicos para los solicitantes en Guatemala?",
    ),
)

DIFFERENT = (
    # another country, city, round, year, month, point
    ("¿Cuál es el plazo para apelar en Perú?", "¿Cuál es el plazo para apelar en México?"),
    ("¿Cuál es el plazo para apelar en Perú?", "¿Cuál es el plazo para apelar?"),
    ("¿Cuál es el plazo para apelar en Perú?", "¿Cuál es el plazo para apelar en Perú y en México?"),
    ("¿Quién coordina el taller de Lima?", "¿Quién coordina el taller de Bogotá?"),
    ("¿Qué aprobó la VI reunión?", "¿Qué aprobó la VII reunión?"),
    ("¿Qué aprobó la última reunión?", "¿Qué aprobará la próxima reunión?"),
    ("¿Cuándo fue la última reunión plenaria?", "¿Cuándo es la próxima reunión plenaria?"),
    ("¿Cuántos refugiados reconoció Brasil en 2024?", "¿Cuántos refugiados reconoció Brasil en 2025?"),
    ("¿Cuántos refugiados reconoció Brasil en 2024?", "¿Cuántos refugiados reconoció Brasil?"),
    ("¿Qué dice el literal k de Santiago?", "¿Qué dice el literal m de Santiago?"),
    ("¿Hay taller en marzo de 2026?", "¿Hay taller en mayo de 2026?"),
    # negation and what limits
    ("¿Quién firmó la VI?", "¿Quién no firmó la VI?"),
    ("¿Chile firmó la VI?", "¿Chile no firmó la VI?"),
    ("¿Por qué se admite la solicitud en Perú?", "¿Por qué no se admite la solicitud en Perú?"),
    ("¿Cómo ingresa un niño con pasaporte a Chile?", "¿Cómo ingresa un niño sin pasaporte a Chile?"),
    ("¿Qué países firmaron la VI?", "¿Qué otros países firmaron la VI?"),
    ("¿Quién puede pedir la revisión en Perú?", "¿Quién debe pedir la revisión en Perú?"),
    ("¿Qué trámite sigue antes de la entrevista en Perú?", "¿Qué trámite sigue después de la entrevista en Perú?"),
    ("requisitos del procedimiento rápido en Perú", "requisitos del procedimiento en Perú"),
    # another kind of answer
    ("¿Quién convocó el taller de asilo?", "¿Cuándo convocó el taller de asilo?"),
    ("¿Dónde se presenta el recurso en Perú?", "¿Cómo se presenta el recurso en Perú?"),
    ("¿Qué firmó Chile en la VI?", "¿Firmó Chile en la VI?"),
    ("¿Cuántos comisionados votan en Perú?", "¿Quiénes votan de los comisionados en Perú?"),
    ("¿Por qué se reunieron los comisionados de Perú?", "¿Cuándo se reunieron los comisionados de Perú?"),
    # another time
    ("¿Quién preside la comisión de Guyana?", "¿Quién presidió la comisión de Guyana?"),
    ("quien preside la comision de guyana", "quien presidio la comision de guyana"),
    ("¿Quién preside la comisión de Guyana?", "¿Quién presidirá la comisión de Guyana?"),
    ("¿Cuándo es la reunión de Curazao?", "¿Cuándo fue la reunión de Curazao?"),
    # another thing
    ("¿Qué significa PPT en Colombia?", "¿Qué significa PEP en Colombia?"),
    ("q significa PPT en el proceso de quito", "q significa PPT en los tramites de colombia"),
    ("¿Qué visas otorga Argentina a los haitianos?", "¿Qué visas otorga Argentina a los cubanos?"),
    ("plazo de 15 días en Perú", "plazo de 30 días en Perú"),
    ("¿Qué dice el artículo 5 de la ley de Perú?", "¿Qué dice el artículo 15 de la ley de Perú?"),
    ("la segunda entrevista en Perú", "la primera entrevista en Perú"),
    ("¿Cuál es el trato legal en Perú?", "¿Cuál es el trato ilegal en Perú?"),
    ("¿Cuál es el plazo para la remisión en Perú?", "¿Cuál es el plazo para la revisión en Perú?"),
    ("¿Cuál es el teléfono de la comisión de Guyana?", "¿Cuál es el WhatsApp de la comisión de Guyana?"),
    ("¿Dónde está el acta de la comisión de Perú?", "¿Dónde está el acto de la comisión de Perú?"),
    ("¿Cuántos casos hay en el padrón de Perú?", "¿Cuántas casas hay en el padrón de Perú?"),
    ("plazo de la COMAR para apelar", "plazo en México para apelar"),
    ("qué dice la VI del proceso de asilo", "qué dice la VI del asilo"),
    # the same words about others
    ("¿Cómo es el traslado de Perú a Chile?", "¿Cómo es el traslado de Chile a Perú?"),
    ("¿Cuántos solicitantes colombianos hay?", "¿Cuántos solicitantes hay en Colombia?"),
    ("¿Cuántos refugiados de Venezuela hay?", "¿Cuántos refugiados hay en Venezuela?"),
    ("¿Qué informa la secretaría a la comisión?", "¿Qué informa la comisión a la secretaría?"),
    ("¿Qué pidió Chile a la secretaría?", "¿Qué pidió la secretaría a Chile?"),
    ("¿Qué se firmó en Chile?", "¿Qué firmó Chile?"),
    # what depends on who asks, and when, or asks nothing by itself
    ("¿Cuál es el plazo de mi comisión para responder?", "¿Cuál es el plazo de mi comisión para responder?"),
    ("¿Hay reunión de la Secretaría mañana?", "¿Hay reunión de la Secretaría mañana?"),
    ("¿Hay taller de asilo la próxima semana?", "¿Hay taller de asilo la próxima semana?"),
    ("¿Quién coordina ese grupo de trabajo?", "¿Quién coordina ese grupo de trabajo?"),
    ("ayuda", "ayuda"),
    ("¿cuáles son los requisitos?", "¿cuáles son los requisitos?"),
)
