"""What of the clipboard is never kept: names of the patterns, and programs that keep secrets."""

from __future__ import annotations

from typing import Final, Literal

SecretName = Literal[
    "private-key", "github-token", "gitlab-token", "aws-key", "google-key", "slack-token",
    "stripe-key", "openai-key", "anthropic-key", "npm-token", "pypi-token", "twilio-key",
    "sendgrid-key", "jwt", "azure-key", "digitalocean-token", "telegram-token", "discord-token",
    "service-token", "url-credentials", "otp-seed", "labelled-password", "card-number",
    "one-time-code", "password",
]  # fmt: skip
APPLICATION: Final = "application"  # the reason where it is the program, not the text

# By the name of the program or of its window's class, without its vendor's domain.
PASSWORD_MANAGERS: Final = (
    "1Password", "Authenticator", "Bitwarden", "Buttercup", "Dashlane", "Enpass", "Ente Auth",
    "KeePass", "KeePass2", "KeePassXC", "KeeWeb", "kwalletmanager", "LastPass", "NordPass",
    "OTPClient", "pinentry", "Proton Pass", "QtPass", "RoboForm", "seahorse", "Secrets",
    "Yubico Authenticator",
)  # fmt: skip
