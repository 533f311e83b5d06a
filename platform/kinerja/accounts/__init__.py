"""Signing in: a region's accounts, and the national and operators' doors."""
