"""The whole service, over HTTP, as the people who use it see it: real content, real database, real channel.

Read ``loop.txt`` first: the loop of an official, a secretary and an administrator, which ``test_loop`` plays over each
server of ``stages`` and writes down as docs/recorrido.md. The rest is one claim a test over a ``house`` of our double.
"""
