"""The preview: builds, serves from memory, watches, and tells the page when something changed."""
