"""A network that `zoetrope bench --export` wrote, ready for frameworks."""

import json
from pathlib import Path

import numpy as np


class Network:
    """Weights, the points of the picture, and the picture that Zoetrope made of them."""

    def __init__(self, folder: Path, name: str):
        data = json.loads((folder / f"{name}.json").read_text())
        self.name = data["name"]
        self.label = data["network"]
        self.look = data["look"]
        self.activation = data["activation"]
        self.width, self.height = data["width"], data["height"]
        self.preset = folder / f"{name}.yaml"
        # Matrices of one row a neuron; the columns of the first are the inputs, then z.
        self.layers = [np.array(layer, dtype=np.float32) for layer in data["layers"]]
        self.latents = np.array(data["latents"], dtype=np.float64)
        x = data["x"] + data["step"] * np.arange(self.width)
        y = data["y"] + data["step"] * np.arange(self.height)
        x, y = np.meshgrid(x, y)
        columns = [x, y]
        if "r" in data["inputs"].split():
            columns.append(np.hypot(x, y))
        # One row a pixel.
        self.points = np.stack([c.ravel() for c in columns], axis=1).astype(np.float32)
        self.picture = np.load(folder / f"{name}.npy").reshape(-1, 3)

    @property
    def pixels(self) -> int:
        return len(self.points)

    def first_layer(self, frame: int) -> tuple[np.ndarray, np.ndarray]:
        """The first layer's columns of points, and what z makes of the rest: a bias. z is the same at
        every pixel of a frame, so that a tuned program does not carry it along."""
        inputs = self.points.shape[1]
        matrix = self.layers[0]
        bias = matrix[:, inputs:].astype(np.float64) @ self.latents[frame]
        return np.ascontiguousarray(matrix[:, :inputs]), bias.astype(np.float32)

    def error(self, picture: np.ndarray) -> float:
        """The largest difference of a channel from Zoetrope's picture, of 255."""
        return float(np.abs(picture - self.picture[: len(picture)]).max()) * 255
