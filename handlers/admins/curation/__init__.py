"""How administrators change the knowledge from the chat.

Reading order:
    fields       what each kind of article holds, and how it is asked for
    values       a text -> the value of a field, or what is wrong with it
    composing    a changeset with another value in it; pure
    editing      the guided conversation, as a value that the dialogue stores
    curator      the ports of one transaction, and who acts
    writing      new, edit, wordings, merge, archive, restore
    publishing   try, publish, approve
    undoing      history, undo, conflicts
    looking      search, show, drafts, review, try a question
    commands     the table
"""
