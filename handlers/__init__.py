"""What to reply. Imports knowledge; nothing here touches a network, a database, the environment or the time.

Reading order: messages, dialogue, ports, router, commands, then officials, secretariat and admins; every sentence that
a person reads is in texts.
"""
