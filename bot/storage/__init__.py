"""The database. Rows never leave this package: ports give and take domain values.

Reading order: tables, database (opening, and every way in which that fails), store (one transaction), then one module
per port. `codec` writes replies and memories as JSON; `migrations` brings an older database up to date.
"""
