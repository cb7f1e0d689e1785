"""The environment in which model libraries contact nobody; set before they are imported."""

from __future__ import annotations

import os


def silence_onnxruntime() -> None:
    """Turn off onnxruntime's telemetry (on by default in its wheels since 1.29).

    The variable must be set before the library starts: then it makes no uploader and no device
    id. The call is for builds that do not read the variable (Windows).
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    os.environ["ORT_TELEMETRY_DISABLED"] = "1"  # the name earlier builds read
    import onnxruntime

    onnxruntime.disable_telemetry_events()


def quiet_environment(*, allow_network: bool) -> None:
    """Keep the model libraries of this process off the network, or off telemetry at least."""
    os.environ.update(
        ORT_DISABLE_TELEMETRY="1",
        ORT_TELEMETRY_DISABLED="1",
        HF_HUB_DISABLE_TELEMETRY="1",
        DO_NOT_TRACK="1",
        HF_HUB_DISABLE_PROGRESS_BARS="1",
        TRANSFORMERS_VERBOSITY="error",
        TOKENIZERS_PARALLELISM="false",
    )
    if allow_network:
        for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            os.environ.pop(name, None)
    else:
        os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
