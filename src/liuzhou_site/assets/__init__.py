"""All files beside the pages: data to take along, pictures, cards, icons, fonts."""
