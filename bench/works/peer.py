"""Answers each line on stdin with the milliseconds of one repeat of `work`, so that both sides take turns."""
import sys
import time


def serve(version, work):
    work()
    print(version, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        work()
        print((time.perf_counter() - start) * 1000, flush=True)
