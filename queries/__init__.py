"""What we ask: questions and checks, one file each, and what runs them."""
