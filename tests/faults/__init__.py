"""The program against a Telegram that times out, floods, drops, repeats and forges; killed and restarted.

Read ``telegram_double`` (the door), ``people`` and ``groups`` (what humans do), ``faults``, ``limits`` and ``ledger``
(what goes wrong and what is remembered). The rest is the Bot API: ``server`` runs the tables of methods of ``sending``,
``editing``, ``topics``, ``lookups`` and ``subscription`` over ``core`` and ``world``. ``independent`` is somebody
else's server, so that our idea of Telegram is not the only witness.
"""
