"""What keys and tokens look like: the formats that services publish for theirs (pure).

Where a service says too little, the pattern is that of gitleaks (MIT), a collection of such rules
for source code. A pattern is tried only where one of its landmarks stands in the text, so that a
long text costs a few passes of a substring search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from indexer.contract.secrets import SecretName


@dataclass(frozen=True)
class Pattern:
    """One format. `landmarks` are texts of which one must be there, exactly so spelled."""

    name: SecretName
    landmarks: tuple[str, ...]
    form: re.Pattern[str]

    def found_in(self, text: str) -> bool:
        """Tell whether the text holds one."""
        return any(mark in text for mark in self.landmarks) and bool(self.form.search(text))


def _pattern(name: SecretName, landmarks: str, form: str) -> Pattern:
    return Pattern(name, tuple(landmarks.split()), re.compile(form, re.ASCII))


# No letter or digit before a token: what stands in the middle of base64 is none.
_START: Final = r"(?<![A-Za-z0-9])"
# By landmark: services whose tokens are told apart by nobody but them.
_SERVICES: Final = {
    "hvs. hvb.": r"hv[sb]\.[\w-]{24,}",  # HashiCorp Vault
    ".atlasv1.": r"[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}",  # Terraform Cloud
    "dapi": r"dapi[a-f0-9]{32}",  # Databricks
    "lin_api_": r"lin_api_[A-Za-z0-9]{32,}",  # Linear
    "secret_ ntn_": r"(?:secret|ntn)_[A-Za-z0-9]{40,}",  # Notion
    "shp": r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",  # Shopify
    "sq0": r"sq0(?:atp|csp)-[\w-]{22,}",  # Square
    "ATATT3": r"ATATT3[\w=-]{50,}",  # Atlassian
    "dckr_": r"dckr_[po]at_[\w-]{27,}",  # Docker
    "PMAK-": r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}",  # Postman
    "figd_": r"figd_[\w-]{40,}",  # Figma
    "sntry": r"sntry[su]_[\w=+/.-]{40,}",  # Sentry
    "dp.": r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]+\.)?[A-Za-z0-9]{40,}",  # Doppler
    "pul-": r"pul-[a-f0-9]{40}",  # Pulumi
    "glsa_ glc_": r"gl(?:sa_[A-Za-z0-9]{32}_[a-f0-9]{8}|c_[A-Za-z0-9+/=]{32,})",  # Grafana
    "NRAK-": r"NRAK-[A-Z0-9]{27}",  # New Relic
    "key-": r"key-[a-f0-9]{32}",  # Mailgun
    "-us": r"[a-f0-9]{32}-us\d{1,2}",  # Mailchimp
    "tskey-": r"tskey-[a-z]+-\w+-\w+",  # Tailscale
    "sbp_": r"sbp_[a-f0-9]{40}",  # Supabase
    "pscale_": r"pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}",  # PlanetScale
    "fm1_ fm2_": r"fm[12]_[A-Za-z0-9+/=]{100,}",  # Fly.io
    "pat": r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}",  # Airtable
    "dt0c01.": r"dt0c01\.[A-Z2-7]{24}\.[A-Z2-7]{64}",  # Dynatrace
    "rubygems_": r"rubygems_[a-f0-9]{48}",  # RubyGems
    "nfp_": r"nfp_[A-Za-z0-9]{36}",  # Netlify
    "rnd_": r"rnd_[A-Za-z0-9]{32}",  # Render
    "HRKU-": r"HRKU-[\w-]{36,}",  # Heroku
    "AKCp": r"AKCp[A-Za-z0-9]{69,}",  # Artifactory
    "hf_": r"hf_[A-Za-z0-9]{34,}",  # Hugging Face
    "r8_": r"r8_[A-Za-z0-9]{37,}",  # Replicate
    "aio_": r"aio_[A-Za-z0-9]{28}",  # Adafruit
    "EAA": r"EAA(?:[A-Za-z0-9]{80,}|A[\w-]{60})",  # Meta, Square
}

PATTERNS: Final = (
    _pattern(
        "private-key",
        'PRIVATE AGE- PuTTY-User-Key-File- secret PrivateKey "kty"',
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"  # PEM, OpenSSH, PGP
        r"|AGE-(?:SECRET-KEY|PLUGIN-[A-Z0-9]+)-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{20,}"
        r"|PuTTY-User-Key-File-\d"
        r"|untrusted comment: [\w ]*secret key"  # minisign, signify
        r"|PrivateKey\s*=\s*[A-Za-z0-9+/]{43}="  # WireGuard
        r"|\"d\"\s*:\s*\"[\w-]{20,}\"",  # JSON Web Key (RFC 7517)
    ),
    _pattern(
        "github-token",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        _START + r"(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})",
    ),
    _pattern(
        "gitlab-token",
        "glpat- glptt- gldt- glrt- glcbt- glft- glimt- glsoat- glagent- gloas- GR1348941",
        _START
        + r"(?:gl(?:pat|ptt|dt|rt|cbt|ft|imt|soat|agent|oas)-[\w.-]{20,}|GR1348941[\w-]{20})",
    ),
    _pattern(
        "aws-key", "AKIA ASIA ABIA ACCA", _START + r"A(?:KI|SI|BI|CC)A[A-Z2-7]{16}(?![A-Za-z0-9])"
    ),
    _pattern(
        "google-key",
        "AIza GOCSPX- ya29.",
        _START + r"(?:AIza[\w-]{35}(?![\w-])|GOCSPX-[\w-]{28}|ya29\.[\w-]{20,})",
    ),
    _pattern(
        "slack-token",
        "xox xapp- hooks.slack.com",
        _START + r"(?:xox[abeoprs](?:\.xox[bp])?-[\w-]{10,}|xapp-\d-[\w-]{10,})"
        r"|hooks\.slack\.com/(?:services|workflows|triggers)/[\w/]{20,}",
    ),
    _pattern(
        "stripe-key",
        "_live_ _test_ _prod_ whsec_",
        _START + r"(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{32,})",
    ),
    _pattern("anthropic-key", "sk-ant-", _START + r"sk-ant-[\w-]{20,}"),
    _pattern(
        "openai-key",
        "sk- gsk_ xai- pplx-",
        _START + r"(?:sk-(?:proj|svcacct|admin|None|or-v1)-[\w-]{20,}|sk-[A-Za-z0-9]{32,}"
        r"|gsk_[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{60,}|pplx-[A-Za-z0-9]{40,})",
    ),
    _pattern("npm-token", "npm_ _authToken=", r"npm_[A-Za-z0-9]{36}|_authToken=[\w-]{20,}"),
    _pattern("pypi-token", "pypi-", _START + r"pypi-[\w-]{50,}"),
    _pattern("twilio-key", "SK", _START + r"SK[0-9a-f]{32}(?![A-Za-z0-9])"),
    _pattern("sendgrid-key", "SG.", _START + r"SG\.[\w-]{16,32}\.[\w-]{16,64}"),
    _pattern("jwt", "eyJ", r"(?<![\w-])eyJ[\w-]{8,}(?:\.eyJ[\w-]{8,}\.[\w-]*|(?:\.[\w-]*){4})"),
    _pattern(
        "azure-key",
        "AccountKey= SharedAccessKey= sig= Q~",
        r"(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,}=|[?&]sig=[A-Za-z0-9%+/]{40,}"
        r"|(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])",
    ),
    _pattern("digitalocean-token", "_v1_", _START + r"do[opr]_v1_[a-f0-9]{64}"),
    _pattern("telegram-token", ":AA", _START + r"\d{8,10}:AA[\w-]{33}(?![\w-])"),
    _pattern(
        "discord-token",
        ". /api/webhooks/",
        _START + r"[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])"
        r"|discord(?:app)?\.com/api/webhooks/\d+/[\w-]{60,}",
    ),
    *(_pattern("service-token", marks, _START + form) for marks, form in _SERVICES.items()),
    _pattern("otp-seed", "otpauth://", r"otpauth://[^\s]{0,500}secret=\w+"),
)
