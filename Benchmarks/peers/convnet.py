"""Looks at three pictures with EfficientNet-Lite0 by Zoetrope and by PyTorch, from the same file of weights: the sums of the
classes, and the derivatives of a class, a channel and a layer by the pixels. Prints the largest differences, which must be
within a tolerance, and the milliseconds forward and backward with one thread and two, as Markdown."""

import argparse
import json
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
from safetensors.torch import load_file, save_file
from torch.nn import functional as F

SIDE = 224
PRESETS = ("silk", "flower", "ember")
# Of the largest number. Where a sum lies on a corner of a ReLU6, rounding decides on which side its derivative is taken.
TOLERANCE = {"logits": 1e-4, "class": 1e-2, "channel": 1e-2, "layer": 1e-3}
# Kernel, repeats, stride, expansion.
STAGES = ((3, 1, 1, 1), (3, 2, 2, 6), (5, 2, 2, 6), (3, 3, 2, 6), (5, 3, 1, 6), (5, 4, 2, 6), (3, 1, 1, 6))


def cache() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


class Convnet:
    """Batch norms are folded into the convolutions, as ours are."""

    def __init__(self, file: Path, layout: torch.memory_format, kind: torch.dtype = torch.float32):
        self.tensors = {name: tensor.to(kind) for name, tensor in load_file(file).items()}
        self.layout = layout
        self.stem = self.layer("_conv_stem", "_bn0")
        self.head = self.layer("_conv_head", "_bn1")
        self.blocks = []
        for kernel, repeats, stride, expansion in STAGES:
            for repeat in range(repeats):
                name = f"_blocks.{len(self.blocks)}."
                expand = self.layer(name + "_expand_conv", name + "_bn0") if expansion > 1 else None
                depthwise = self.layer(name + "_depthwise_conv", name + "_bn1")
                project = self.layer(name + "_project_conv", name + "_bn2")
                self.blocks.append((kernel, 1 if repeat else stride, repeat > 0, expand, depthwise, project))

    def layer(self, convolution: str, norm: str):
        part = lambda name: self.tensors[f"{norm}.{name}"]
        scale = part("weight") / torch.sqrt(part("running_var") + 1e-3)
        weight = self.tensors[f"{convolution}.weight"] * scale[:, None, None, None]
        return weight.contiguous(memory_format=self.layout), part("bias") - part("running_mean") * scale

    @staticmethod
    def convolve(x, layer, kernel: int, stride: int, groups: int = 1):
        if stride == 1:
            return F.conv2d(x, *layer, padding=kernel // 2, groups=groups)
        pads = []
        for size in (x.shape[3], x.shape[2]):
            missing = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [missing // 2, missing - missing // 2]
        return F.conv2d(F.pad(x, pads), *layer, stride=stride, groups=groups)

    def __call__(self, pixels):
        """Returns the outputs of all blocks, and the sums of the classes."""
        x = F.relu6(self.convolve((255 * pixels - 127) / 128, self.stem, 3, 2))
        outputs = []
        for kernel, stride, adds, expand, depthwise, project in self.blocks:
            y = x if expand is None else F.relu6(F.conv2d(x, *expand))
            y = F.relu6(self.convolve(y, depthwise, kernel, stride, y.shape[1]))
            y = F.conv2d(y, *project)
            x = x + y if adds else y
            outputs.append(x)
        means = F.relu6(F.conv2d(x, *self.head)).mean((2, 3))
        return outputs, F.linear(means, self.tensors["_fc.weight"], self.tensors["_fc.bias"])[0]


def compare(network: Convnet, pictures, ours) -> tuple[dict[str, float], dict[str, float]]:
    """Returns, for each kind of number, the largest and the mean difference, as shares of the largest number."""
    worst, mean = dict.fromkeys(TOLERANCE, 0.0), dict.fromkeys(TOLERANCE, 0.0)

    def note(kind, theirs, found):
        error = (found.double() - theirs.double()).abs() / theirs.abs().max()
        worst[kind] = max(worst[kind], float(error.max()))
        mean[kind] = max(mean[kind], float(error.mean()))

    for name, picture in pictures.items():
        pixels = picture.permute(2, 0, 1)[None].double().requires_grad_(True)
        outputs, logits = network(pixels)
        note("logits", logits.detach(), ours[f"{name}.logits"])
        for kind, value in (
            ("class", logits.max()),
            ("channel", outputs[10][0, 7].mean()),
            ("layer", outputs[4].pow(2).mean().sqrt()),
        ):
            (gradient,) = torch.autograd.grad(value, pixels, retain_graph=True)
            note(kind, gradient[0].permute(1, 2, 0), ours[f"{name}.{kind}"])
    return worst, mean


def race(network: Convnet, pictures, runs: int) -> tuple[float, float]:
    """Returns the fewest seconds of passes forward, and of passes forward and backward, over all pictures."""
    forward, both = 0.0, 0.0
    for picture in pictures.values():
        pixels = picture.permute(2, 0, 1)[None].contiguous(memory_format=network.layout)
        without, back = [], []
        for _ in range(runs):
            start = time.perf_counter()
            with torch.no_grad():
                network(pixels)
            without.append(time.perf_counter() - start)
            wanted = pixels.clone().requires_grad_(True)
            start = time.perf_counter()
            torch.autograd.grad(network(wanted)[1][0], wanted)
            back.append(time.perf_counter() - start)
        forward += min(without)
        both += min(back)
    return forward, both


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--zoetrope", required=True)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    file = cache() / "zoetrope/efficientnet-lite0.safetensors"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = {}
        for preset in PRESETS:
            target = folder / f"{preset}.png"
            subprocess.run(
                [options.zoetrope, "still", preset, "-o", str(target), "-y", "--size", f"{SIDE}x{SIDE}"]
                + ["--progress", "none"], check=True, stdout=subprocess.DEVNULL)
            # In 8 bits: the reader makes them of deeper ones.
            pictures[preset] = torch.tensor(imageio.imread(target)[..., :3].astype(np.float32) / 255)
        save_file(pictures, folder / "pictures.safetensors")
        fewest = {}

        def note(who, threads, forward, both):
            old = fewest.get((who, threads), (float("inf"), float("inf")))
            fewest[who, threads] = min(old[0], forward), min(old[1], both)

        layouts = {"PyTorch, NCHW": torch.contiguous_format, "PyTorch, NHWC": torch.channels_last}
        for _ in range(options.rounds):
            times = json.loads(subprocess.run(
                [options.zoetrope, "bench", "--convnet", str(folder), "--runs", str(options.runs)],
                check=True, capture_output=True, text=True).stdout)
            for threads in (1, 2):
                note("Zoetrope", threads, times[f"forward {threads}"], times[f"both {threads}"])
                torch.set_num_threads(threads)
                for who, layout in layouts.items():
                    note(who, threads, *race(Convnet(file, layout), pictures, options.runs))
        print(f"{platform.machine()}, PyTorch {torch.__version__}, {SIDE} x {SIDE}")
        print()
        print("| numbers | largest difference, of the largest | mean difference | tolerance |")
        print("| --- | --- | --- | --- |")
        exact = Convnet(file, torch.contiguous_format, torch.float64)
        worst, mean = compare(exact, pictures, load_file(folder / "convnet.safetensors"))
        for kind, limit in TOLERANCE.items():
            print(f"| {kind} | {worst[kind]:.1e} | {mean[kind]:.1e} | {limit:.0e} |")
        print()
        print("| program | threads | forward, ms | backward, ms | both |")
        print("| --- | --- | --- | --- | --- |")
        for (who, threads), (forward, both) in sorted(fewest.items(), key=lambda item: (item[0][1], item[1][1])):
            forward, both = (1e3 * seconds / len(pictures) for seconds in (forward, both))
            print(f"| {who} | {threads} | {forward:.1f} | {both - forward:.1f} | {both:.1f} |")
    return 0 if all(worst[kind] <= limit for kind, limit in TOLERANCE.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
