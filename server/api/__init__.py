"""What the pages show, for programs: one router a resource, one way to answer for all."""
