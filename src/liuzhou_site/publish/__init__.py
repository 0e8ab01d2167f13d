"""The gate and the disk: the finished site, audited, stamped, written, verified."""
