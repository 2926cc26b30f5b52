"""Teaches one network to be a picture with Zoetrope and with PyTorch: the same recipe, steps and threads, in turns. Prints
the seconds of each, their ratio, and the PSNR that both reach, as Markdown. The pictures are drawn here: a logo of flat
colours, and hills of many scales that stand for a photograph."""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import imageio.v3 as imageio
import numpy as np
import torch
from torch import nn

SIDE = 256
POINTS = 8192
RATE = 0.005


def logo() -> np.ndarray:
    """Discs, bars and sectors of flat colours, with edges smoothed over a pixel by sampling each four times."""
    fine = 4 * SIDE
    axis = (np.arange(fine) + 0.5) / fine * 2 - 1
    x, y = np.meshgrid(axis, axis)
    r, angle = np.hypot(x, y), np.arctan2(y, x)
    picture = np.empty((fine, fine, 3))
    picture[:] = 0.93, 0.91, 0.85
    for where, colour in (
        (r < 0.78, (0.09, 0.17, 0.36)),
        ((r < 0.58) & (np.abs(angle + 1.6) < 1.2), (0.94, 0.43, 0.16)),
        ((r < 0.58) & (np.abs(angle - 1.2) < 0.9), (0.98, 0.78, 0.24)),
        ((np.abs(x) < 0.16) & (np.abs(y) < 0.42), (1, 1, 1)),
        (r < 0.09, (0.09, 0.17, 0.36)),
        ((np.abs(x) < (y + 0.78) * 0.75) & (y < -0.5), (0.75, 0.12, 0.24)),
    ):
        picture[where] = colour
    return picture.reshape(SIDE, 4, SIDE, 4, 3).mean(axis=(1, 3))


def hills() -> np.ndarray:
    """Noise of many scales, as mountains have it, lit from the left and coloured by height."""
    random = np.random.default_rng(5)
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(SIDE), np.fft.fftfreq(SIDE)))
    frequency[0, 0] = 1
    waves = random.normal(size=(SIDE, SIDE)) + 1j * random.normal(size=(SIDE, SIDE))
    height = np.fft.ifft2(waves / frequency**2.1).real
    height = (height - height.min()) / np.ptp(height)
    light = np.clip(0.6 + 9 * (height - np.roll(height, 1, axis=1)), 0, 1)
    low, middle, high = np.array([0.10, 0.25, 0.35]), np.array([0.45, 0.5, 0.3]), np.array([0.95, 0.93, 0.9])
    share = height[..., None] * 2
    colour = np.where(share < 1, low + share * (middle - low), middle + (share - 1) * (high - middle))
    return np.clip(colour * light[..., None], 0, 1)


class Painter(nn.Module):
    def __init__(self, depth: int, width: int):
        super().__init__()
        sizes = [2] + [width] * depth
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.output = nn.Linear(width, 3)
        with torch.no_grad():
            for layer in self.hidden:
                layer.weight.normal_(0, 1 / math.sqrt(layer.in_features))
                layer.bias.zero_()
            self.output.weight.zero_()
            self.output.bias.zero_()

    def forward(self, x):
        for layer in self.hidden:
            first, second = layer(x).chunk(2, dim=1)
            x = torch.cat([torch.tanh(first) * 1.6, (torch.exp(-second * second) - 0.58) * 2.7], dim=1)
        return torch.sigmoid(self.output(x))


def teach(picture: np.ndarray, depth: int, width: int, steps: int, compiled: bool) -> tuple[float, float]:
    """Returns the seconds and the PSNR of PyTorch."""
    torch.manual_seed(1)
    network = Painter(depth, width)
    forward = torch.compile(network) if compiled else network
    axis = (torch.arange(SIDE) + 0.5 - SIDE / 2) / (SIDE / 2) * math.sqrt(3)
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    points = torch.stack([x.ravel(), y.ravel()], dim=1)
    wanted = torch.tensor(picture.reshape(-1, 3), dtype=torch.float32)
    optimiser = torch.optim.Adam(network.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)

    def step():
        chosen = torch.randint(len(points), (POINTS,))
        loss = ((forward(points[chosen]) - wanted[chosen]) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    if compiled:
        # Compiling is not timed. The step that it takes is of no account.
        step()
    start = time.perf_counter()
    for _ in range(steps):
        step()
        schedule.step()
    seconds = time.perf_counter() - start
    with torch.no_grad():
        error = float(((network(points) - wanted) ** 2).mean())
    return seconds, -10 * math.log10(error)


def zoetrope(program: str, folder: Path, picture: Path, layers: str, steps: int) -> tuple[float, float]:
    """Returns the seconds and the PSNR of Zoetrope, from the program's start to its end."""
    start = time.perf_counter()
    lines = subprocess.run(
        [program, "fit", str(picture), "-o", str(folder / "fit.yaml"), "-y", "--steps", str(steps)]
        + ["--layers", layers, "--progress", "json"],
        check=True, capture_output=True, text=True).stderr.splitlines()
    seconds = time.perf_counter() - start
    reached = json.loads(lines[-1])["reached"]
    return seconds, float(reached.split(" dB")[0])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--zoetrope", required=True)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    print(f"{platform.machine()}, {options.threads} threads, PyTorch {torch.__version__}, {options.steps} steps of {POINTS} points")
    print()
    print("| picture | network | Zoetrope | PyTorch, eager | ratio | PyTorch, compiled | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, picture, depth, width in (("logo", logo(), 8, 32), ("hills", hills(), 8, 48)):
            path = folder / f"{title}.png"
            levels = np.round(picture * 255)
            imageio.imwrite(path, levels.astype(np.uint8))
            ours = zoetrope(options.zoetrope, folder, path, f"{depth}x{width}", options.steps)
            row = [title, f"{depth} x {width}", f"{ours[0]:.1f} s, {ours[1]:.1f} dB"]
            for compiled in (False, True):
                try:
                    theirs = teach(levels / 255, depth, width, options.steps, compiled)
                    row += [f"{theirs[0]:.1f} s, {theirs[1]:.1f} dB", f"{theirs[0] / ours[0]:.1f}"]
                except Exception as error:  # no compiler, for instance
                    row += [f"fails: {type(error).__name__}", ""]
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
