"""Benchmarks: ratios side by side in one run, printed as small tables; never asserted by tests."""
