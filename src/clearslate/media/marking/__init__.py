"""Writing into files, or beside them, how they were made; originals are never touched."""
