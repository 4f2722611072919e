"""Power cuts: the writes and syncs of real processes are recorded, and the disk is rebuilt as it may be after any cut.

`trace` reads strace's record, `wire` what went out on the socket meanwhile, `disk` is the model of what a disk keeps, and
`checks` opens what is left with the real hub and the real journal. What the model assumes stands in `disk`.
"""
