"""What people do: one module a verb. Gather from the records, decide in the domain, record."""
