"""Who may do what, and how they come to it. Rights rest on a person, never on a conversation.

Reading order: rights (what a standing allows), form (what a registration has so far), registry (the ports), finding
(who is meant), then registration, approval, invitations, roles and the gate.
"""
