"""Telegram: the only package that knows python-telegram-bot, and only its `Bot` and requests.

What comes in is stored before Telegram hears that we have it; what goes out leaves from the outbox. Reading order:
in: events, incoming, reception, polling, webhook, workers; out: splitting, outgoing, errors, topics, deliver, outlet;
besides: aftermath, inline, menus; and program and channel, which put them together.
"""

CHANNEL = "telegram"
