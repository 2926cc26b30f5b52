"""Times Zoetrope, PyTorch and JAX on the same networks, in turns, and prints the medians as Markdown."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import imageio  # noqa: F401  (fails early where the environment is broken)
import jax
import torch

import films
from network import Network
from with_jax import JaxPainter
from with_torch import EAGER, TorchPainter

# A warning of JAX's about processes that begin as copies of this one; those here become other programs at once.
warnings.filterwarnings("ignore", message=r"os\.fork\(\)")
CHUNKS = [2_048, 8_192, 16_384, 32_768, 65_536, 131_072]
# Pictures by floats of 32 bits may differ by rounding; more than a code of 255 would be another picture.
ALLOWED_ERROR = 1.0
FILM = "4x32"
FUSED_COLUMN = "PyTorch, fused"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Race:
    """One network: every way to paint it, tuned and checked."""

    def __init__(self, network: Network, program: str, threads: int):
        self.network = network
        self.program = program
        self.threads = threads
        eager = self.tune(TorchPainter, [EAGER])
        further = self.tune(TorchPainter, TorchPainter.ways(network))
        jitted = self.tune(JaxPainter, JaxPainter.ways(network))
        self.painters = {
            "PyTorch, whole": TorchPainter(network, network.pixels),
            "PyTorch, best chunk": TorchPainter(network, *eager[1:]),
            FUSED_COLUMN: TorchPainter(network, *further[1:]),
            "JAX, whole": JaxPainter(network, network.pixels),
            "JAX, best chunk": JaxPainter(network, *jitted[1:]),
        }
        say(f"  best chunks: PyTorch {eager[1]} and {further[1]} {further[2]}, JAX {jitted[1]} {jitted[2]}")
        self.errors = {}
        for name, painter in self.painters.items():
            painter.paint()
            error = network.error(painter.picture())
            if not error <= ALLOWED_ERROR:
                raise SystemExit(
                    f"{network.name}: {name} and Zoetrope differ by {error:.2f} of 255; the same"
                    " weights must give the same picture."
                )
            self.errors[name] = error
        self.times: dict[str, list[float]] = {}

    def tune(self, make, ways: list[str]) -> tuple[float, int, str]:
        """The fastest chunk and way, by the better of two tries on part of the picture."""
        pixels = min(self.network.pixels, 524_288)
        tries = []
        for way in ways:
            for chunk in CHUNKS:
                if chunk < pixels or chunk == CHUNKS[0]:
                    painter = make(self.network, chunk, way, pixels)
                    painter.paint()
                    tries.append((min(seconds(painter.paint) for _ in range(2)), chunk, way))
        return min(tries)

    def turn(self) -> None:
        for name, painter in self.painters.items():
            self.times.setdefault(name, []).append(seconds(painter.paint))
        words = [self.program, "bench", "--json", "--runs", "1", "--films", "none"]
        words += ["--networks", self.network.name, "--threads", str(self.threads)]
        words += ["--size", f"{self.network.width}x{self.network.height}"]
        answer = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
        row = answer["networks"][0]
        for name in ("exact", "default"):
            if speed := row.get(f"{name}_mpx_s_all_threads"):
                self.times.setdefault(name, []).append(self.network.pixels / 1e6 / speed)
        say("  " + ", ".join(f"{name} {times[-1]:.4f}" for name, times in self.times.items()))

    def median(self, name: str) -> float | None:
        return statistics.median(self.times[name]) if name in self.times else None

    def gain(self, name: str, peers: list[str]) -> float | None:
        """How many times as fast as the best of `peers`: within a turn, then the median."""
        if name not in self.times:
            return None
        best = [min(times) for times in zip(*(self.times[peer] for peer in peers))]
        return statistics.median(b / own for b, own in zip(best, self.times[name]))


def medians(rounds: int) -> str:
    return "one turn" if rounds == 1 else f"medians of {rounds} turns"


def cell(value: float | None, form: str) -> str:
    return "-" if value is None else form.format(value)


def picture_table(races: list[Race], rounds: int) -> str:
    network = races[0].network
    lines = [
        f"Seconds for a picture of {network.width}x{network.height}, {medians(rounds)}."
        " The same weights; all pictures agree within"
        f" {max(max(r.errors.values()) for r in races):.2f} of 255. 'Fused' is PyTorch with layers and"
        " activations joined, by oneDNN or by hand. Gains are over the best of the four others, then over"
        " the fused one.",
        "",
        "| network | " + " | ".join(races[0].painters)
        + " | Zoetrope, every pixel | gain | over fused | Zoetrope, default | gain | over fused |",
        "| --- |" + " --- |" * (len(races[0].painters) + 6),
    ]
    for race in races:
        cells = [f"{race.network.label}, {race.network.look}"]
        cells += [cell(race.median(name), "{:.3f}") for name in race.painters]
        others = [name for name in race.painters if name != FUSED_COLUMN]
        for name in ("exact", "default"):
            cells.append(cell(race.median(name), "{:.4f}"))
            cells += [cell(race.gain(name, p), "{:.1f} x") for p in (others, [FUSED_COLUMN])]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def film_table(race: Race, program: str, frames: int, notebook_frames: int, rounds: int) -> str:
    network = race.network
    names = [
        "Zoetrope", "PyTorch, best chunk, into ffmpeg", "PyTorch, fused, into ffmpeg",
        "notebook: whole picture, imageio",
    ]
    eager, fused = (race.painters[name] for name in ("PyTorch, best chunk", FUSED_COLUMN))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for effort in ("medium", "veryfast"):
            path = Path(folder) / "film.mp4"
            ways = [
                (names[0], frames, lambda: films.zoetrope(program, network, effort, frames, path)),
                (names[1], frames, lambda: films.torch_into_ffmpeg(eager, effort, frames, path)),
                (names[2], frames, lambda: films.torch_into_ffmpeg(fused, effort, frames, path)),
            ]
            if effort == "medium":
                ways.append((names[3], notebook_frames, lambda: films.notebook(
                    network, effort, notebook_frames, path)))
            speeds: dict[str, list[float]] = {}
            sizes: dict[str, float] = {}
            for turn in range(rounds):
                for name, count, work in ways:
                    say(f"  {effort}, turn {turn + 1}: {name}")
                    speeds.setdefault(name, []).append(count / seconds(work))
                    say(f"    {speeds[name][-1]:.2f} frames a second")
                    sizes[name] = films.bytes_of(path) / count / 1000
            for name, _, _ in ways:
                ratios = [own / peer for own, peer in zip(speeds[names[0]], speeds[name])]
                gain = "" if name == names[0] else f"{statistics.median(ratios):.1f} x"
                rows.append(
                    f"| {effort} | {name} | {statistics.median(speeds[name]):.2f}"
                    f" | {sizes[name]:.0f} kB | {gain} |")
    head = [
        f"Whole films of {network.label}, {network.look}: {network.width}x{network.height}, 30 fps,"
        f" x264 crf {films.CRF}, {frames} frames ({notebook_frames} for the notebook),"
        f" {medians(rounds)}.",
        "",
        "| x264 preset | program | frames a second | bytes a frame | Zoetrope's gain |",
        "| --- | --- | --- | --- | --- |",
    ]
    return "\n".join(head + rows)


def machine(threads: int) -> str:
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
        flags = next(line.split(":", 1)[1].split() for line in lines if line.startswith("flags"))
        sets = {"avx512f": "AVX-512", "avx2": "AVX2"}
        name += next((f", {sets[s]}" for s in sets if s in flags), "")
    except (OSError, StopIteration):
        pass
    return (f"{name}, {threads} threads; PyTorch {torch.__version__}, JAX {jax.__version__},"
            f" Python {platform.python_version()}.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="Benchmarks/peers/run", description=__doc__)
    parser.add_argument("--zoetrope", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="small and once: does it work?")
    parser.add_argument("--size", default=None, help="of pictures and films (1920x1080)")
    parser.add_argument("--rounds", type=int, default=None, help="turns to take medians of (3)")
    parser.add_argument("--frames", type=int, default=None, help="of films (60)")
    parser.add_argument("--networks", default="all", help="names such as 4x32,9x16 (all)")
    parser.add_argument("--no-films", action="store_true", help="pictures only")
    options = parser.parse_args()
    size = options.size or ("480x270" if options.quick else "1920x1080")
    rounds = options.rounds or (1 if options.quick else 3)
    frames = min(300, options.frames or (20 if options.quick else 60))

    # What this process may use, not what the machine has.
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    torch.set_num_threads(threads)
    with tempfile.TemporaryDirectory() as folder:
        words = [options.zoetrope, "bench", "--export", folder, "--size", size]
        subprocess.run(words + ["--networks", options.networks], check=True)
        found = {path.stem: path for path in Path(folder).glob("*.npy")}
        networks = [Network(Path(folder), name) for name in found]
        networks.sort(key=lambda n: sum(layer.size for layer in n.layers))
        races = []
        for network in networks:
            say(f"{network.label}: tuning and checking")
            races.append(Race(network, options.zoetrope, threads))
        for turn in range(rounds):
            for race in races:
                say(f"pictures, turn {turn + 1}: {race.network.label}")
                race.turn()
        print(machine(threads) + "\n")
        print(picture_table(races, rounds), flush=True)
        film = next((r for r in races if r.network.name == FILM), None)
        if film and not options.no_films:
            print()
            print(film_table(film, options.zoetrope, frames, max(4, frames // 8), rounds))


if __name__ == "__main__":
    main()
