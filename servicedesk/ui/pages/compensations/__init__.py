"""The ledger of compensations: who got what, why, at what cost; vouchers checked, printed and taken in."""
