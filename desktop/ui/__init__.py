"""Widgets: they show snapshots and report what the person does; decisions are made elsewhere."""
