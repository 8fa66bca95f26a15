"""Copies of the whole database in one file each, and the way back.

Read in this order: making (database -> file), reading (file -> verified database), restoring (verified database -> in
place), rotation and daily (which copies stay, and when one is due). What a file looks like is in packing, sealing and
manifest. All of it blocks, and runs in a thread where something else must go on.
"""
