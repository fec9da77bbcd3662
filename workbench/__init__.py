"""For those who change rules: what follows from them, derived by running them."""
