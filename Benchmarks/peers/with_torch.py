"""The network in PyTorch, as fast as it is known to go: no gradients, z in a bias, chunks that stay in cache."""

import warnings

import numpy as np
import torch

from network import Network

EAGER = "eager"  # a call for each layer, activations in place: what people write
SIGMOID = "sigmoid"  # tanh(a) as 2 sigmoid(2 a) - 1, folded into the weights: PyTorch's tanh is slow on some processors
FUSED = "fused"  # traced, frozen, layer and activation fused by oneDNN, as PyTorch's own tuning guide has it


class Layers(torch.nn.Module):
    """The network with the first layer's bias as an input, so that z may change after freezing."""

    def __init__(self, layers: list[torch.Tensor], activation: str):
        super().__init__()
        self.layers = torch.nn.ParameterList([torch.nn.Parameter(w, requires_grad=False) for w in layers])
        self.sine = activation == "sin"

    def forward(self, points: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        h = torch.nn.functional.linear(points, self.layers[0], bias)
        for layer in list(self.layers)[1:]:
            h = torch.sin(h) if self.sine else torch.tanh(h)
            h = torch.nn.functional.linear(h, layer)
        return torch.sigmoid(h)


class TorchPainter:
    """Paints in chunks of `chunk` pixels, one of the ways above."""

    @staticmethod
    def ways(network: Network) -> list[str]:
        return [SIGMOID, FUSED] if network.activation == "tanh" else [FUSED]

    def __init__(self, network: Network, chunk: int, way: str = EAGER, pixels: int | None = None):
        self.network = network
        self.points = torch.from_numpy(network.points[: pixels or network.pixels])
        self.pixels = len(self.points)
        self.chunk = min(chunk, self.pixels)
        self.out = torch.empty((self.pixels, 3))
        self.bytes = torch.empty((self.pixels, 3), dtype=torch.uint8)
        matrix, bias = network.first_layer(0)
        layers = [torch.from_numpy(m) for m in [matrix] + network.layers[1:]]
        self.bias = torch.from_numpy(bias)
        self.bias_gain = 2 if way == SIGMOID else 1
        self.evaluate = {EAGER: self._eager, SIGMOID: self._by_sigmoid, FUSED: self._fused}[way](layers)
        self.set_frame(0)

    def set_frame(self, frame: int) -> None:
        _, bias = self.network.first_layer(frame)
        self.bias = torch.from_numpy(bias) * self.bias_gain

    def _eager(self, layers):
        activate = torch.sin_ if self.network.activation == "sin" else torch.tanh_
        first, *hidden, last = [layer.T for layer in layers]

        def evaluate(points):
            h = activate(torch.addmm(self.bias, points, first))
            for layer in hidden:
                h = activate(torch.mm(h, layer))
            return torch.mm(h, last).sigmoid_()

        return evaluate

    def _by_sigmoid(self, layers):
        first, *hidden, last = layers
        rest = [(4 * w.T, -2 * w.sum(1)) for w in hidden] + [(2 * last.T, -last.sum(1))]
        first = 2 * first.T

        def evaluate(points):
            h = torch.addmm(self.bias, points, first).sigmoid_()
            for layer, bias in rest:
                h = torch.addmm(bias, h, layer).sigmoid_()
            return h

        return evaluate

    def _fused(self, layers):
        torch.jit.enable_onednn_fusion(True)
        with torch.inference_mode(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # tracing is on its way out, and still the fastest
            example = (self.points[: self.chunk], self.bias)
            traced = torch.jit.trace(Layers(layers, self.network.activation).eval(), example)
            traced = torch.jit.freeze(traced)
            for _ in range(3):  # the compiler watches the first calls
                traced(*example)
        return lambda points: traced(points, self.bias)

    def _chunks(self):
        # The last chunk overlaps the one before it: compiled code is for one shape.
        for start in range(0, self.pixels, self.chunk):
            start = min(start, self.pixels - self.chunk)
            yield slice(start, start + self.chunk)

    @torch.inference_mode()
    def paint(self) -> None:
        for part in self._chunks():
            self.out[part] = self.evaluate(self.points[part])

    @torch.inference_mode()
    def rgb24(self) -> bytes:
        """The picture as bytes of RGB, rounded while the chunk is in cache."""
        for part in self._chunks():
            self.bytes[part] = self.evaluate(self.points[part]).mul(255).add_(0.5)
        return self.bytes.numpy().tobytes()

    def picture(self) -> np.ndarray:
        return self.out.numpy()
