"""The assessment in numbers: what many people's answers say together, and nothing of any one.

`population` says who is counted, `outcome` what one person's answers come to, `tally` counts, and
`release` gives out of the counts what may be told. Only what `release` returns leaves this package:
exact counts never do. The rules and their reasons are in docs/numbers.md.
"""
