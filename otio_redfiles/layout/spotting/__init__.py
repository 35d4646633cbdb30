"""Titles, spotting lists, and pages whose pictures stand in brackets with times of their own."""
