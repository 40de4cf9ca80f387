"""Certificates of cooperation and letters of reference: asked for, issued, checked, revoked."""
