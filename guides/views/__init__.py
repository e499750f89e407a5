"""Views of the guides."""
