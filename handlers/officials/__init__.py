"""What officials may do: ask, pick, browse, write to the secretariat and follow what became of it.

Reading order: ask and errands (answers), choose and links (what a message stands for), browse and starting, offering
and contact (what is sent), mine and followups (what was sent), media, votes, citing; privately keeps it out of groups.
"""
