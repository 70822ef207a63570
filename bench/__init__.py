"""How fast the portal is, beside others in the same run: `./dev bench`, docs/performance.md."""
