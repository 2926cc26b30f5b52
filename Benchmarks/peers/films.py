"""Whole films: every program ends with an MP4 of the same frames, by x264 with the same settings."""

import os
import queue
import subprocess
import threading
from pathlib import Path

import imageio
import numpy as np
import torch

from network import Network
from with_torch import TorchPainter

CRF = 17


def x264(effort: str) -> list[str]:
    """What Zoetrope asks of x264, in the ffmpeg command's words."""
    words = ["-preset", effort, "-crf", str(CRF), "-threads", "4", "-g", "60", "-flags", "+cgop"]
    words += ["-deblock", "1:1", "-psy", "0", "-x264-params", "chroma-qp-offset=-3:cpu-independent=1"]
    words += ["-trellis", "2"] if effort == "medium" else []
    # The same matrix and range, converted and said.
    words += ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709"]
    words += ["-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
    return words + ["-movflags", "+faststart"]


def zoetrope(program: str, network: Network, effort: str, frames: int, path: Path) -> None:
    size = f"{network.width}x{network.height}"
    words = [program, "render", str(network.preset), "--size", size, "--frames", f"0-{frames - 1}"]
    words += ["--effort", effort, "--crf", str(CRF), "--progress", "none", "-y", "-o", str(path)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def torch_into_ffmpeg(painter: TorchPainter, effort: str, frames: int, path: Path) -> None:
    """Tuned PyTorch, its frames written to ffmpeg's pipe by a thread of their own."""
    network = painter.network
    words = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    words += ["-s", f"{network.width}x{network.height}", "-r", "30", "-i", "-"]
    words += ["-c:v", "libx264", "-pix_fmt", "yuv420p", *x264(effort), str(path)]
    encoder = subprocess.Popen(words, stdin=subprocess.PIPE)
    waiting: queue.Queue[bytes | None] = queue.Queue(maxsize=3)

    def write() -> None:
        while (picture := waiting.get()) is not None:
            encoder.stdin.write(picture)
        encoder.stdin.close()

    writer = threading.Thread(target=write)
    writer.start()
    for frame in range(frames):
        painter.set_frame(frame)
        waiting.put(painter.rgb24())
    waiting.put(None)
    writer.join()
    if encoder.wait() != 0:
        raise SystemExit("ffmpeg did not take the frames; its words are above.")


def notebook(network: Network, effort: str, frames: int, path: Path) -> None:
    """As tutorials do it: z beside every pixel, the whole picture at once, imageio."""
    layers: list[torch.nn.Module] = []
    for index, matrix in enumerate(network.layers):
        linear = torch.nn.Linear(matrix.shape[1], matrix.shape[0], bias=False)
        linear.weight.data = torch.from_numpy(matrix.copy())
        last = index == len(network.layers) - 1
        layers += [linear, torch.nn.Sigmoid() if last else torch.nn.Tanh()]
    model = torch.nn.Sequential(*layers)
    settings = x264(effort)
    writer = imageio.get_writer(
        path, format="FFMPEG", fps=30, codec="libx264", quality=None, macro_block_size=2,
        ffmpeg_params=settings, ffmpeg_log_level="error",
    )
    for frame in range(frames):
        z = np.tile(network.latents[frame].astype(np.float32), (network.pixels, 1))
        inputs = torch.from_numpy(np.concatenate([network.points, z], axis=1))
        picture = model(inputs).detach().numpy().reshape(network.height, network.width, 3)
        writer.append_data((picture * 255).astype(np.uint8))
    writer.close()


def bytes_of(path: Path) -> int:
    return os.path.getsize(path)
