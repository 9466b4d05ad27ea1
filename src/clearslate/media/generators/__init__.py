"""What image, film and sound generators write into their files, read into runs and evidence."""

from clearslate.media.generators.reading import read_generations

__all__ = ["read_generations"]
