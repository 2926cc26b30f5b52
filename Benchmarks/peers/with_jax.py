"""The network in JAX, compiled, whole or in chunks that are dispatched without waiting for each other."""

import jax
import jax.numpy as jnp
import numpy as np

from network import Network

ROWS = "rows"  # a pixel is a row
COLUMNS = "columns"  # a pixel is a column, which is faster for some widths


class JaxPainter:
    """Paints in chunks of `chunk` pixels, one of the ways above."""

    @staticmethod
    def ways(network: Network) -> list[str]:
        return [ROWS, COLUMNS]

    def __init__(self, network: Network, chunk: int, way: str = ROWS, pixels: int | None = None):
        self.across = across = way == COLUMNS
        matrix, bias = network.first_layer(0)
        activate = jnp.sin if network.activation == "sin" else jnp.tanh
        hidden, last = network.layers[1:-1], network.layers[-1]

        def rows(h):
            h = activate(h @ matrix.T + bias)
            for layer in hidden:
                h = activate(h @ layer.T)
            return jax.nn.sigmoid(h @ last.T)

        def columns(h):
            h = activate(matrix @ h + bias[:, None])
            for layer in hidden:
                h = activate(layer @ h)
            return jax.nn.sigmoid(last @ h)

        self.evaluate = jax.jit(columns if across else rows)
        points = network.points[: pixels or network.pixels]
        chunks = [points[start : start + chunk] for start in range(0, len(points), chunk)]
        self.chunks = [jnp.asarray(c.T if across else c) for c in chunks]
        self.out = []

    def paint(self) -> None:
        self.out = [self.evaluate(chunk) for chunk in self.chunks]
        jax.block_until_ready(self.out)

    def picture(self) -> np.ndarray:
        return np.concatenate([np.asarray(o).T if self.across else np.asarray(o) for o in self.out])
