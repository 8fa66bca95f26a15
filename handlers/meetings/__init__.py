"""Meetings that are announced, from the words that convene them to the calendars and reminders of those who come.

Reading order: when (dates in Spanish), understanding and composing (an announcement in one message), invited and
planning (who hears, and when), announcing and reminding (the letters), choosing (what somebody asks for), icalendar.
"""
