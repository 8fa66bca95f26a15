"""What the calendars that people use export, shortened."""

from tests.handlers.meetings.icalendar.files import file

GOOGLE = file(
    """BEGIN:VEVENT
DTSTART:20270310T140000Z
DTEND:20270310T170000Z
DTSTAMP:20261126T120000Z
ORGANIZER;CN=Secretaría:mailto:secretaria@example.org
UID:4k2@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN=Ana;X-NUM-GUESTS=0:mailto:ana@example.org
X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij
DESCRIPTION:<b>Agenda</b>\\nUno\\, dos\\n\\nÚnete: https://meet.google.com/abc-de
 fg-hij
LOCATION:Lima\\, Perú
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Taller de calidad
END:VEVENT""",
    head="METHOD:REQUEST\nX-WR-CALNAME:Reuniones\nX-WR-TIMEZONE:America/Lima",
)
OUTLOOK = file(
    """BEGIN:VTIMEZONE
TZID:SA Pacific Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CLASS:PUBLIC
DESCRIPTION:Reunión de Microsoft Teams\\n\\nUnirse: https://teams.microsoft.com/l/meetup-join/19%3a
\t/0?context=x\\n
DTEND;TZID="SA Pacific Standard Time":20270310T120000
DTSTART;TZID="SA Pacific Standard Time":20270310T090000
LOCATION:Reunión de Microsoft Teams
ORGANIZER;CN="Secretaría":invalid:nomail
SEQUENCE:1
SUMMARY;LANGUAGE=es-pe:Mesa técnica
UID:040000008200E00074C5B7101A82E008
X-ALT-DESC;FMTTYPE=text/html:<html><body>mucho</body></html>
X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT"""
)
APPLE = file(
    """BEGIN:VEVENT
CREATED:20261126T120000Z
UID:2F4C
DTSTART;VALUE=DATE:20270310
DTEND;VALUE=DATE:20270312
SUMMARY:Visita
LOCATION:https://us02web.zoom.us/j/99
URL;VALUE=URI:https://example.org/visita
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
END:VEVENT"""
)
