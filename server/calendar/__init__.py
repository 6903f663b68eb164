"""Calendars to subscribe to: what recurs and what is held once, written as iCalendar (RFC 5545, RFC 7986)."""

from server.calendar.ics import to_ics
from server.calendar.model import Calendar, Occasion

__all__ = ["Calendar", "Occasion", "to_ics"]
