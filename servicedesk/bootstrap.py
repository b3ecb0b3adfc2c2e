"""Make the program's own environment with nothing but Python: both commands begin here.

The first start builds ``.venv`` from a hashed lock and goes on inside it; later starts compare one small
stamp file and go straight there. The stamp says "building" until the very end, so that a set-up that was
killed is begun anew. Every sentence is in both languages: nobody has chosen one yet.
"""

from __future__ import annotations

import os
import sys

from servicedesk.system_packages import install_by_system, run, say, stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO, NoReturn

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"  # holds every line of the runtime's lock too
OLDEST, NEWEST = (3, 11), (3, 13)
STAMP = "servicedesk-setup"
BUILDING = "building\n"
ENTERED = "SERVICEDESK_ENTERED"


def prepare(lock: str = RUNTIME) -> None:
    """Return inside an environment that holds exactly *lock*; build it and start over in it where needed."""
    if getattr(sys, "frozen", False):
        return
    check_python()
    keep_bytecode()
    entered = os.environ.pop(ENTERED, None)
    places = folders()
    here = next((folder for folder in places if _is_same(sys.prefix, folder)), None)
    if here and is_ready(here, lock):
        return
    if not (here and read_stamp(here)) and is_installed(lock):
        return
    if entered and not here:
        stop(
            f"{entered} 已损坏：请删除这个文件夹后重新启动。",
            f"{entered} is damaged: delete that folder and start again.",
        )
    if not here:
        for folder in places:
            # One without a stamp is somebody's own; inside it we see whether it has what the lock asks for.
            if is_ready(folder, lock) or (os.path.exists(python_of(folder)) and not read_stamp(folder)):
                enter(folder)
    try:
        enter(set_up(places, lock))
    except KeyboardInterrupt:
        say("已中断；下次启动会重新准备。", "Interrupted; the next start prepares anew.")
        sys.exit(130)


def keep_bytecode() -> None:
    """Have compiled modules kept where that is allowed: without them every start takes half a second longer."""
    if not os.access(os.path.join(ROOT, "servicedesk"), os.W_OK) and not sys.pycache_prefix:
        sys.pycache_prefix = os.path.join(os.path.dirname(folders()[1]), "compiled")


def check_python() -> None:
    """Go on only under a Python the lock was made for; use one that is there under its own name."""
    version = sys.version_info[:2]
    if OLDEST <= version <= NEWEST:
        return
    from shutil import which

    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = which(f"python3.{minor}")
        if other and os.name != "nt":
            os.execv(other, [other, *sys.argv])
    found, wanted = ".".join(map(str, version)), "3.11–3.13"
    how = "py -3.13 main.py" if os.name == "nt" else "python3.13 main.py"
    stop(
        f"需要 Python {wanted}，这里是 {found}：请安装后用 {how} 启动。",
        f"Python {wanted} is needed and this is {found}: install one and start with {how}.",
    )


def folders() -> list[str]:
    """Return where the environment may be: in the project, or in the user's cache where that is read-only."""
    import zlib

    home = os.path.expanduser("~")
    if os.name == "nt":
        cache = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        cache = os.path.join(home, "Library", "Caches")
    else:
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    name = f"venv-{zlib.crc32(ROOT.encode()):08x}"
    return [os.path.join(ROOT, ".venv"), os.path.join(cache, "servicedesk", name)]


def python_of(folder: str) -> str:
    """Return the interpreter of the environment in *folder*."""
    return os.path.join(folder, "Scripts", "python.exe") if os.name == "nt" else os.path.join(folder, "bin", "python")


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def read_stamp(folder: str) -> str:
    """Return what the set-up wrote; empty where it never ran."""
    try:
        with open(os.path.join(folder, STAMP), encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def stamp_lines(locks: Iterable[str]) -> list[str]:
    """Return the lines a stamp needs: this Python, then each lock and the hash of its content."""
    from hashlib import sha256

    lines = [f"python {sys.version_info[0]}.{sys.version_info[1]} {sys.platform} {sys.base_prefix}"]
    for lock in locks:
        with open(os.path.join(ROOT, lock), "rb") as file:
            lines.append(f"{lock} {sha256(file.read()).hexdigest()}")
    return lines


def is_ready(folder: str, lock: str) -> bool:
    """Tell whether *folder* was built to the end, by this Python, from *lock* as it is now."""
    stamp = read_stamp(folder)
    return bool(stamp) and set(stamp_lines([lock])) <= set(stamp.splitlines()) and os.path.exists(python_of(folder))


def is_installed(lock: str) -> bool:
    """Tell whether this Python already has every package of *lock* that all platforms need, in that version."""
    present: set[tuple[str, str]] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            stem, _, kind = name.rpartition(".")
            if kind in ("dist-info", "egg-info") and "-" in stem:
                present.add(_pin(*stem.split("-")[:2]))
    with open(os.path.join(ROOT, lock), encoding="utf-8") as file:
        pins = [line.rstrip(" \\\n") for line in file if line[0].isalnum()]
    return all(_pin(*pin.split("==")) in present for pin in pins if ";" not in pin)


def _pin(name: str, version: str) -> tuple[str, str]:
    return name.lower().replace("_", "-").replace(".", "-"), version


def enter(folder: str) -> NoReturn:
    """Start over inside *folder* with the same arguments."""
    python = python_of(folder)
    command = [python, *sys.orig_argv[1:]]
    os.environ[ENTERED] = folder
    if os.name != "nt":
        os.execv(python, command)
    from subprocess import Popen

    # Windows has no exec that keeps the console: wait, also while the child handles Ctrl+C.
    with Popen(command) as process:
        while True:
            try:
                sys.exit(process.wait())
            except KeyboardInterrupt:
                continue


def set_up(places: Iterable[str], lock: str) -> str:
    """Build the environment in the first of *places* that can be written; return it."""
    for folder in places:
        try:
            claim = _claim(folder)
        except OSError:
            continue
        with claim:
            if not is_ready(folder, lock):
                try:
                    build(folder, lock)
                except OSError as error:
                    stop(
                        f"无法写入 {folder}（{error.strerror}）：请关闭正在运行的本程序，检查权限和磁盘空间。",
                        f"{folder} cannot be written ({error.strerror}): close the program if it runs, "
                        "and check permissions and disk space.",
                    )
        return folder
    stop(
        f"程序文件夹和缓存文件夹都不能写入：{'；'.join(places)}",
        f"Neither the program's folder nor the cache can be written: {'; '.join(places)}",
    )


def _claim(folder: str) -> IO[str]:
    """Hold a lock that ends with the set-up; a second start waits instead of building too."""
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    if os.path.exists(folder) and not os.access(folder, os.W_OK):
        raise PermissionError(folder)
    file = open(f"{folder}.lock", "a", encoding="utf-8")  # noqa: SIM115 - closed by the caller
    # pip outlives a start that is killed: it holds the lock too, and nobody empties the folder under it.
    os.set_inheritable(file.fileno(), True)
    waits = ("另一个窗口正在准备运行环境，请稍候…", "Another start is preparing the environment, please wait…")
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:
                say(*waits)
            else:
                return file
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(*waits)
        fcntl.flock(file, fcntl.LOCK_EX)
    return file


def build(folder: str, lock: str) -> None:
    """Build the environment; add to one that is right so far, empty one of ours that is not."""
    from time import monotonic

    say(
        f"正在准备运行环境（只需一次，下载约 110 MB）：{folder}",
        f"Preparing the environment (once, about 110 MB to download): {folder}",
    )
    began = monotonic()
    keeps = lock == DEVELOPMENT and is_ready(folder, RUNTIME)
    was_ours = bool(read_stamp(folder))
    os.makedirs(folder, exist_ok=True)
    stamp = os.path.join(folder, STAMP)
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(BUILDING)
    if was_ours and not keeps:
        _empty(folder)
    _install(folder, lock, _make(folder))
    locks = [RUNTIME, DEVELOPMENT] if lock == DEVELOPMENT else [RUNTIME]
    with open(stamp, "w", encoding="utf-8") as file:
        file.write("\n".join([*stamp_lines(locks), ""]))
    seconds = monotonic() - began
    say(f"准备好了（{seconds:.0f} 秒）。", f"Ready ({seconds:.0f} s).")


def _empty(folder: str) -> None:
    """Remove everything but the stamp, which keeps saying "building"."""
    from shutil import rmtree

    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            rmtree(entry.path)
        elif entry.name != STAMP:
            os.unlink(entry.path)


def _make(folder: str) -> list[str]:
    """Make the bare environment; return the command that runs pip for it."""
    from importlib.util import find_spec

    base = getattr(sys, "_base_executable", sys.executable)
    python = python_of(folder)
    if find_spec("venv") and find_spec("ensurepip"):
        code, output = run([base, "-m", "venv", folder])
        if code == 0:
            return [python, "-m", "pip"]
    elif find_spec("venv") and _pip_version(base) >= (22, 3):
        code, output = run([base, "-m", "venv", "--without-pip", folder])
        if code == 0:
            return [base, "-m", "pip", "--python", python]
    else:
        # Debian keeps both modules in a package of their own.
        name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        package = "python3-venv" if os.path.realpath("/usr/bin/python3").endswith(name) else f"{name}-venv"
        if install_by_system([package], "Python 缺少 venv 模块", "Python lacks its venv module"):
            code, output = run([base, "-m", "venv", folder])
            if code == 0:
                return [python, "-m", "pip"]
    stop(f"无法建立 {folder}：{output[-1:]}", f"{folder} cannot be made: {output[-1:]}")


def _pip_version(python: str) -> tuple[int, ...]:
    code, output = run([python, "-m", "pip", "--version"])
    words = output[-1].split() if code == 0 and output else []
    return tuple(int(part) for part in words[1].split(".") if part.isdigit()) if len(words) > 1 else (0,)


def _install(folder: str, lock: str, pip: list[str]) -> None:
    """Install exactly *lock*: known hashes, ready-made wheels, nothing resolved, nothing compiled."""
    path = os.path.join(ROOT, lock)
    with open(path, encoding="utf-8") as file:
        total = sum(line[0].isalnum() for line in file)
    count = 0

    def heard(line: str) -> None:
        nonlocal count
        first, _, rest = line.strip().partition(" ")
        if first in ("Collecting", "Processing", "Requirement", "Ignoring"):
            count += 1
            if first in ("Collecting", "Processing"):
                package = os.path.basename(rest.partition(" (from")[0])
                print(f"  {count}/{total}  {package}", file=sys.stderr, flush=True)
        elif first == "Downloading" and "MB)" in rest:
            print(f"        {rest[rest.rfind('(') + 1 : -1]}", file=sys.stderr, flush=True)
        elif first == "Installing":
            say("正在安装…", "Installing…")

    options = ["--require-hashes", "--only-binary=:all:", "--no-deps", "--no-input", "--disable-pip-version-check"]
    # --no-user: a user's own setting may send every installation to his home directory.
    code, output = run([*pip, "install", *options, "--no-user", "--retries", "2", "-r", path], heard)
    if code:
        stop(*explain(output))


def explain(output: list[str]) -> tuple[str, str]:
    """Say in one sentence why pip failed, with its own last word."""
    text = "\n".join(line for line in output if not line.startswith("Looking in"))
    errors = [line for line in output if line.startswith("ERROR:")] or output
    last = errors[-1] if errors else ""
    if "DO NOT MATCH THE HASHES" in text:
        return (
            "下载的组件与锁定的校验值不符，已拒绝安装。请换一个网络或镜像后重试。",
            "A downloaded package differs from its locked hash and was refused. Try another network or mirror.",
        )
    if "No space left" in text or "Errno 28" in text:
        return ("磁盘空间不足：需要约 600 MB。", "The disk is full: about 600 MB are needed.")
    if any(word in text.lower() for word in ("connection", "timed out", "name resolution", "proxy", "sslerror")):
        return (
            "连不上软件包仓库：请检查网络，或用环境变量 PIP_INDEX_URL 指定一个镜像，然后重新启动。",
            (
                "The package registry cannot be reached: check the network, or name a mirror in PIP_INDEX_URL, "
                "and start again."
            ),
        )
    if "No matching distribution" in text:
        return (
            f"仓库里没有适合这台电脑的现成组件（需要 64 位系统和 64 位 Python；镜像也可能过旧）：{last}",
            (
                "The registry has no ready-made package for this computer (a 64-bit system and Python are needed; "
                f"a mirror may also be out of date): {last}"
            ),
        )
    return (f"安装组件失败：{last}", f"Installing the packages failed: {last}")
