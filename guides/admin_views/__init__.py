"""Screens of the admin that belong to the guides."""
