"""What a revision did: findings of the family "revision", made by holding a text against an earlier one."""
