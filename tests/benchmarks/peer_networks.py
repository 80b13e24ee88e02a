#!/usr/bin/env python3
"""Times Foramen's networks, written again in Python, in whatever PyTorch runs this file: what a Python user would wait for.

    /usr/bin/python3 tests/benchmarks/peer_networks.py [--threads 2] [--repeats 7]

One line for each network and way to run it: median wall time and CPU time (all threads) of one pass of a batch, in ms.
Weights and inputs are random: time does not depend on them. bench_inference prints the same for Foramen itself.
"""
import argparse
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


def unit(inputs, outputs, kernel=3, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs))


class Unet(nn.Module):
    """core/ai/network.cpp, class Unet."""

    def __init__(self, channels, widths, outputs, fold=2):
        super().__init__()
        self.fold = fold
        self.first = nn.ModuleList()
        self.second = nn.ModuleList()
        inputs = channels * fold * fold
        for i, width in enumerate(widths):
            self.first.append(unit(inputs, width, stride=1 if i == 0 else 2))
            self.second.append(unit(width, width))
            inputs = width
        self.bottom = unit(inputs, inputs)
        self.up = nn.ModuleList(unit(widths[i], widths[i - 1], kernel=1) for i in range(len(widths) - 1, 0, -1))
        self.join = nn.ModuleList(unit(widths[i - 1], widths[i - 1]) for i in range(len(widths) - 1, 0, -1))
        self.head = nn.Conv2d(widths[0], outputs * (fold // 2) ** 2, 1)

    def forward(self, x):
        x = F.pixel_unshuffle(x, self.fold)
        skips = []
        for first, second in zip(self.first, self.second):
            x = F.relu(first(x))
            x = F.relu(second(x) + x)
            skips.append(x)
        x = F.relu(self.bottom(x) + x)
        for i, (up, join) in enumerate(zip(self.up, self.join)):
            x = F.relu(F.interpolate(up(x), scale_factor=2.0, mode="nearest") + skips[-2 - i])
            x = F.relu(join(x) + x)
        x = self.head(x)
        return x if self.fold == 2 else F.pixel_shuffle(x, self.fold // 2)


class Grader(nn.Module):
    """core/ai/network.cpp, class Grader."""

    def __init__(self, slices=5, widths=(32, 48, 72, 88)):
        super().__init__()
        self.stem = unit(slices + 2, widths[0], stride=2)
        self.first = nn.ModuleList()
        self.second = nn.ModuleList()
        self.shortcut = nn.ModuleList()
        inputs = widths[0]
        for i, width in enumerate(widths):
            stride = 1 if i == 0 else 2
            self.first.append(unit(inputs, width, stride=stride))
            self.second.append(unit(width, width))
            self.shortcut.append(nn.Identity() if i == 0 else unit(inputs, width, kernel=1, stride=stride))
            inputs = width
        self.head = nn.Linear(2 * inputs, 3)
        row = torch.linspace(-1, 1, 96)
        self.register_buffer("places", torch.stack([row.view(-1, 1).expand(96, 96), row.view(1, -1).expand(96, 96)])[None])

    def forward(self, x):
        x = torch.cat([x, self.places.expand(x.shape[0], -1, -1, -1)], 1)
        x = F.relu(self.stem(x))
        for first, second, shortcut in zip(self.first, self.second, self.shortcut):
            past = shortcut(x)
            x = F.relu(second(F.relu(first(x))) + past)
        return self.head(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))


def milliseconds(work, repeats):
    for _ in range(3):
        work()
    walls, cpus = [], []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return sorted(walls)[repeats // 2] * 1e3, sorted(cpus)[repeats // 2] * 1e3


def ways(net, batch):
    yield "eager f32", net, batch
    frozen = torch.jit.freeze(torch.jit.trace(net, batch))
    yield "frozen, optimised f32", torch.jit.optimize_for_inference(frozen), batch
    half = net.to(torch.bfloat16).to(memory_format=torch.channels_last)
    half_batch = batch.to(torch.bfloat16).to(memory_format=torch.channels_last)
    yield "frozen bf16, channels last", torch.jit.freeze(torch.jit.trace(half, half_batch)), half_batch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    print(f"PyTorch {torch.__version__}, {options.threads} threads: median wall ms, CPU ms of one pass")
    networks = [
        ("sagittal localiser, 34 slices", Unet(2, (64, 96, 128, 160), 11, fold=4), (34, 2, 192, 192)),
        ("axial localiser, 5 slices", Unet(2, (24, 40, 64, 80), 3), (5, 2, 128, 128)),
        ("grader, 25 crops", Grader(), (25, 5, 96, 96)),
    ]
    with torch.inference_mode():
        for name, net, shape in networks:
            for way, work, batch in ways(net.eval(), torch.randn(shape)):
                wall, cpu = milliseconds(lambda: work(batch), options.repeats)
                print(f"{name:32s} {way:28s} {wall:8.1f} {cpu:8.1f}", flush=True)


if __name__ == "__main__":
    main()
