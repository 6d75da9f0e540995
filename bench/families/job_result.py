"""Prints a run's figures and what it found as one line, as job-result.ts does."""

import json
import math
import resource
import time

Z = 1.959963984540054


def interval_sum(zones):
    total = 0.0
    for households, *counts in zones:
        for count in counts:
            share, square = count / households, Z * Z
            centre = share + square / (2 * households)
            reach = Z * math.sqrt(share * (1 - share) / households + square / (4 * households * households))
            total += (3 * centre + reach) / (1 + square / households)
    return total


def fowler_noll_vo(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return format(value, "x")


def peak_megabytes():
    try:
        with open("/proc/self/status") as status:
            return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_run(start, cpu, *, rejected, bands, points, top, areas, zones):
    words = [
        "/".join(map(str, rejected)),
        str(sum(points)),
        "/".join(map(str, bands)),
        "/".join(map(str, points)),
        fowler_noll_vo("|".join(f"{household}:{score}" for household, score in top)) + f"/{areas}",
        "/".join(str(counts[1]) for counts in zones),
        f"{interval_sum(zones):.6f}",
    ]
    wall, used = (time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000
    print(json.dumps({"wall": wall, "cpu": used, "peak": peak_megabytes(), "stages": {}, "check": " ".join(words)}))
