"""Documents of the guides: the texts as neutral nodes, and what PDF and EPUB make of them."""
