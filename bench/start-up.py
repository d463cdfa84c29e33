"""Times what a user waits for: the kernel's first reply, the first cell, the first import, a figure of 100 tiles.

    .venv/bin/python bench/start-up.py [repeats]

Prints the median of each over fresh kernels, in seconds.
"""
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

CELLS = {
    "first cell (1 + 1)": "1 + 1",
    "first import of latent-sky": 'import { imageGrid, images, seed, show } from "latent-sky";',
    "images for the figure": (
        'const noise = seed(1).stream("noise");\n'
        "const field = (k: number) => { const [i, y, x] = [k >> 14, (k >> 7) & 127, k & 127];\n"
        "  return Math.sin((x + 3 * i) / 17) * Math.cos((y - 5 * i) / 23) + 0.05 * noise.normal(); };\n"
        "const tiles = images(Float32Array.from({ length: 100 * 128 * 128 }, (_, k) => field(k)), [100, 128, 128], 'kG');"
    ),
    "first show() of 100 tiles": "await show(imageGrid(tiles, { columns: 10 }));",
    "second show() of 100 tiles": "await show(imageGrid(tiles, { columns: 10 }));",
}


def once():
    seconds = {}
    manager = KernelManager(kernel_name="latent-sky")
    start = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    seconds["kernel start to first reply"] = time.perf_counter() - start
    try:
        for name, code in CELLS.items():
            start = time.perf_counter()
            reply = client.execute_interactive(code, output_hook=lambda message: None, timeout=120)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(f"{name}: {reply['content']}")
            seconds[name] = time.perf_counter() - start
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return seconds


if __name__ == "__main__":
    runs = [once() for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5)]
    for name in runs[0]:
        values = [run[name] for run in runs]
        print(f"{name:32} {statistics.median(values):6.2f} s   ({min(values):.2f} to {max(values):.2f})")
