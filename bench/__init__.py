"""Benchmarks, run by hand: what they measure stands in each module, with the command."""
