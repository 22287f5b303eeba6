"""Scans beside each other on paper and screen: the comparison, the session, what to take home."""
