"""Sets up Magpie's virtual environment with nothing but Python 3.11; quick when done already."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("MAGPIE_VENV", ROOT / ".venv"))
STAMP = VENV / "magpie-setup"

# Debian and Ubuntu package -> a file that shows it is there.
SYSTEM_PACKAGES = {
    "ca-certificates": "/etc/ssl/certs/ca-certificates.crt",
}
_LIBRARIES = f"/usr/lib/{platform.machine()}-linux-gnu"
# What Qt needs to show a window; its wheel brings the rest.
QT_PACKAGES = {
    "libdbus-1-3": f"{_LIBRARIES}/libdbus-1.so.3",
    "libegl1": f"{_LIBRARIES}/libEGL.so.1",
    "libfontconfig1": f"{_LIBRARIES}/libfontconfig.so.1",
    "libgl1": f"{_LIBRARIES}/libGL.so.1",
    "libglib2.0-0": f"{_LIBRARIES}/libglib-2.0.so.0",
    "libxcb-cursor0": f"{_LIBRARIES}/libxcb-cursor.so.0",
    "libxcb-icccm4": f"{_LIBRARIES}/libxcb-icccm.so.4",
    "libxcb-keysyms1": f"{_LIBRARIES}/libxcb-keysyms.so.1",
    "libxcb-shape0": f"{_LIBRARIES}/libxcb-shape.so.0",
    "libxkbcommon-x11-0": f"{_LIBRARIES}/libxkbcommon-x11.so.0",
}
TEST_PACKAGES = QT_PACKAGES | {
    "dbus": "/usr/bin/dbus-daemon",  # a private session bus
    "gnome-keyring": "/usr/bin/gnome-keyring-daemon",  # keeps the key of the clipboard history
    "openbox": "/usr/bin/openbox",
    "sway": "/usr/bin/sway",  # Wayland without a screen
    "libwayland-cursor0": f"{_LIBRARIES}/libwayland-cursor.so.0",
    "libwayland-egl1": f"{_LIBRARIES}/libwayland-egl.so.1",
    "x11-utils": "/usr/bin/xprop",
    "xdotool": "/usr/bin/xdotool",  # presses keys as a person does
    "xvfb": "/usr/bin/Xvfb",
    "xclip": "/usr/bin/xclip",  # programs that copy, and that are pasted into
    "xsel": "/usr/bin/xsel",
    "xterm": "/usr/bin/xterm",
    "yad": "/usr/bin/yad",
    "wl-clipboard": "/usr/bin/wl-paste",
    "wtype": "/usr/bin/wtype",
    "tesseract-ocr": "/usr/bin/tesseract",  # reads text in images
    "git": "/usr/bin/git",  # ignore files are compared with what git makes of them
    "strace": "/usr/bin/strace",  # shows that no connection is tried
}
TORCH = "2.13.0"
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def run(*command: str, quiet: bool = False) -> bool:
    """Run a command; true when it exits with 0."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, check=False, stdout=output, stderr=output).returncode == 0


def apt_install(packages: list[str]) -> None:
    """Install Debian packages, or say the exact line that does and stop."""
    apt = shutil.which("apt-get")
    line = f"sudo apt-get install -y {' '.join(packages)}"
    if apt is None:
        sys.exit(f"Magpie needs these system packages (Debian names): {' '.join(packages)}")
    prefix: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None or not run(sudo, "-n", "true", quiet=True):
            sys.exit(f"Magpie needs system packages. Run this line, then try again:\n  {line}")
        prefix = [sudo, "-n"]
    print(f"Installing system packages: {' '.join(packages)}")
    run(*prefix, apt, "update", "-q", quiet=True)
    if not run(*prefix, apt, "install", "-q", "-y", "--no-install-recommends", *packages):
        sys.exit(f"apt could not install them. Run this line, then try again:\n  {line}")


def missing_packages(wanted: dict[str, str]) -> list[str]:
    """The system packages that are not there."""
    missing = [name for name, proof in wanted.items() if not Path(proof).exists()]
    try:
        import ensurepip  # noqa: F401  # Debian splits it off into python3-venv
        import venv  # noqa: F401
    except ImportError:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return missing


def fingerprint() -> str:
    """Changes when what must be installed changes."""
    parts = [
        (ROOT / "pyproject.toml").read_bytes(),
        Path(__file__).read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install_torch(pip: list[str]) -> None:
    """Install torch's CPU build: the default build on Linux brings gigabytes of CUDA."""
    if sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}:
        return
    wanted = f"torch=={TORCH}+cpu"
    if run(*pip, "install", "-q", wanted, quiet=True):
        return
    if not run(*pip, "install", "-q", "--extra-index-url", TORCH_CPU_INDEX, wanted):
        sys.exit(f"Could not install {wanted}; is the network there?")


def main() -> None:
    """Set up the virtual environment, unless it is set up already."""
    if sys.version_info < (3, 11):  # noqa: UP036  # the message is for those who have an older one
        sys.exit(f"Magpie needs Python 3.11 or newer; this is {platform.python_version()}.")
    packages = SYSTEM_PACKAGES | (TEST_PACKAGES if "--tests" in sys.argv[1:] else {})
    if missing := missing_packages(packages):
        apt_install(missing)
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print(f"Setting up {VENV} (once; some minutes)…", flush=True)
    python = VENV / "bin" / "python"
    if not python.exists() and not run(sys.executable, "-m", "venv", str(VENV)):
        sys.exit("Could not make the virtual environment.")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "install", "-q", "--upgrade", "pip", quiet=True)
    install_torch(pip)
    if not run(*pip, "install", "-q", "-e", f"{ROOT}[dev]"):
        sys.exit("Could not install Magpie's Python packages; pip's message is above.")
    STAMP.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
