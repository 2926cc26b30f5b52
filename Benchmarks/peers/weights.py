"""Paints one network with Zoetrope and with PyTorch, its weights handed over in a safetensors file: once from PyTorch to
Zoetrope, once back. Prints the largest difference of a channel, in levels of 255, and fails above one."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import imageio.v3 as imageio
import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn

WIDTH, HEIGHT = 320, 180
# Zoetrope's bytes are dithered, so that one may be a level beside its number.
ALLOWED = 1.001
PRESET = """zoetrope: 1
network:
  inputs: [x, y, r]
  latent: 0
  layers: 3 x 24
  activation: tanh
  weights: {weights}
colour: rgb
film: {{ size: {width}x{height}, duration: 1, fps: 5 }}
"""


def sequential() -> nn.Sequential:
    sizes = [3, 24, 24, 24, 3]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh()]
    return nn.Sequential(*layers[:-1])


def torch_picture(network: nn.Sequential) -> np.ndarray:
    """The points at the centres of pixels, where the short side goes from -1 to 1."""
    half = HEIGHT / 2
    x = (torch.arange(WIDTH) + 0.5 - WIDTH / 2) / half
    y = (torch.arange(HEIGHT) + 0.5 - HEIGHT / 2) / half
    y, x = torch.meshgrid(y, x, indexing="ij")
    points = torch.stack([x, y, torch.hypot(x, y)], dim=-1)
    with torch.no_grad():
        return torch.sigmoid(network(points)).numpy()


def zoetrope_picture(program: str, folder: Path, weights: str) -> np.ndarray:
    preset = folder / "preset.yaml"
    preset.write_text(PRESET.format(weights=weights, width=WIDTH, height=HEIGHT))
    picture = folder / "picture.png"
    run(program, "still", preset, "-o", picture, "-y", "--progress", "none")
    # In 8 bits: the reader makes them of deeper ones.
    return imageio.imread(picture).astype(np.float64) / 255


def run(*arguments) -> None:
    subprocess.run([str(argument) for argument in arguments], check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--zoetrope", required=True)
    program = parser.parse_args().zoetrope
    torch.manual_seed(7)
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taught = sequential()
        with torch.no_grad():
            for parameter in taught.parameters():
                parameter *= 3  # a picture, where PyTorch's own law paints grey
        save_file(taught.state_dict(), folder / "taught.safetensors")
        # Back: a network that Zoetrope drew.
        (folder / "drawn.yaml").write_text(
            PRESET.format(weights="fan-in 3", width=WIDTH, height=HEIGHT))
        run(program, "weights", folder / "drawn.yaml", "-o", folder / "drawn.safetensors")
        drawn = sequential()
        drawn.load_state_dict({k: v.float() for k, v in load_file(folder / "drawn.safetensors").items()})
        print("| from | to | largest difference, levels of 255 | deviation of the picture |")
        print("| --- | --- | --- | --- |")
        for origin, target, network, weights in (
            ("PyTorch", "Zoetrope", taught, "taught.safetensors"),
            ("Zoetrope", "PyTorch", drawn, "drawn.safetensors"),
        ):
            theirs = torch_picture(network)
            ours = zoetrope_picture(program, folder, weights)
            difference = float(np.abs(theirs - ours).max()) * 255
            worst = max(worst, difference)
            print(f"| {origin} | {target} | {difference:.3f} | {theirs.std() * 255:.0f} |")
    return 0 if worst <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
