"""What media files say of their own making, read from their bytes."""
