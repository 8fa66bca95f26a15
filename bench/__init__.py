"""Measuring and learning, apart from the program: nothing here is imported by it.

fit learns the weights of the matcher. `make bench` runs __main__: peers (other engines), contest (all of them on the
same wordings and questions), door (the program as a process), report (docs/bench.md).
"""
