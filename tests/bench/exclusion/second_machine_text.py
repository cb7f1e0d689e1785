"""What is copied from terminals, editors and browsers, written without a look at the patterns."""

# ruff: noqa: E501, S608 - a sample is read more easily on one line; none is a statement

from __future__ import annotations

import base64
import json
import random
import string
import uuid
from typing import Final

Draw = random.Random
HEX: Final = "0123456789abcdef"
ALNUM: Final = string.ascii_letters + string.digits
LOWER: Final = string.ascii_lowercase + string.digits
UPPER: Final = string.ascii_uppercase + string.digits
URLSAFE: Final = ALNUM + "-_"
_NOUNS: Final = (
    "order", "invoice", "session", "user", "cache", "token", "parser", "widget", "report", "queue",
    "config", "payment", "image", "thread", "buffer", "search", "index", "password", "key", "node",
)  # fmt: skip
_VERBS: Final = (
    "load",
    "parse",
    "render",
    "fetch",
    "update",
    "delete",
    "validate",
    "merge",
    "send",
)
_HOSTS: Final = (
    "example.com",
    "docs.python.org",
    "shop.example.de",
    "news.example.org",
    "wiki.lan",
)


def of(draw: Draw, letters: str, length: int) -> str:
    """Return so many of these letters."""
    return "".join(draw.choices(letters, k=length))


def _b64(draw: Draw, count: int) -> str:
    return base64.b64encode(draw.randbytes(count)).decode()


def _uuid(draw: Draw) -> str:
    return str(uuid.UUID(int=draw.getrandbits(128), version=4))


def camel(draw: Draw) -> str:
    """Return a name as programs have them."""
    return draw.choice(_VERBS) + "".join(n.capitalize() for n in draw.sample(_NOUNS, 2))


def snake(draw: Draw) -> str:
    """Return a name as Python has them."""
    return f"{draw.choice(_VERBS)}_{draw.choice(_NOUNS)}_{draw.choice(_NOUNS)}"


def code(draw: Draw) -> str:
    """Return a line or some lines of a program."""
    a, b, c, n = camel(draw), snake(draw), draw.choice(_NOUNS), draw.randint(0, 9999)
    return draw.choice(
        [
            f"def {b}(self, {c}: str, *, limit: int = {n}) -> list[str]:\n    return self._{c}[:limit]",
            f"const {a} = async ({{ id, {c} }}) => await api.get(`/v1/{c}s/${{id}}`);",
            f"if ({a} != nullptr && {a}->size() > {n}) {{ return -EINVAL; }}",
            f"public static final Map<String, List<{c.capitalize()}>> {b.upper()} = new HashMap<>();",
            f"let {b} = {c}s.iter().filter(|x| x.id > {n}).collect::<Vec<_>>();",
            f"SELECT {c}_id, COUNT(*) FROM {c}s WHERE created_at > '2024-0{n % 9 + 1}-01' GROUP BY 1;",
            f"password = os.environ['{b.upper()}']", f"token = request.headers.get('X-{c.title()}')",
            f"assert {b}({n}) == {n + 1}, f'{{{c}!r}}'", "api_key: str = field(default='')",
            f"for i, ({c}, k) in enumerate(zip(a, b)):\n    total += {c} * k ** {n % 7}",
            f'<input type="password" name="{c}" autocomplete="current-password" required>',
            f"import {{ {a}, {a}Props }} from '../{c}s/{a}';", f"#include <{c}/{b}.hpp>",
            f"printf(\"%-{n % 30}s|%08x\\n\", {c}->name, {c}->flags & 0x{n:04x});",
            f"{a}({c}, {{ retries: {n % 9}, secret: process.env.{b.upper()} }})", b, a, b.upper(),
            f"r'^(?P<{c}>[A-Za-z0-9_-]{{{n % 20 + 1},64}})/(\\d+)$'", f"@{c}.{b}", f"{a}()",
            f"rgba({n % 256}, {n % 200}, 12, 0.{n % 9 + 1})", f"&&{c}[{n}]!=0x{n:X}", f"{c}[::-1]",
            f"std::unique_ptr<{c.capitalize()}>", f"x = (y << {n % 30}) ^ (y >> {n % 13}) & 0xFF",
        ]
    )  # fmt: skip


def markup(draw: Draw) -> str:
    """Return CSS, HTML, JSON, YAML, TOML or an equation."""
    n, c, colour = draw.randint(1, 900), draw.choice(_NOUNS), of(draw, HEX, 6)
    return draw.choice(
        [
            f".{c}-item:hover {{ background: #{colour}; padding: {n % 40}px 1.5rem; }}", f"#{colour}",
            f"linear-gradient(135deg, #{colour} 0%, #{of(draw, HEX, 6)} 100%)", f"{n % 360}deg",
            f"grid-template-columns: repeat(auto-fit, minmax({n}px, 1fr));", f"rgb({n % 256} 0 9)",
            f"box-shadow: 0 {n % 20}px {n % 50}px rgba(0,0,0,.{n % 9 + 1}); /* {c} */",
            f"@media (min-width:{n}px){{.{c}{{display:none!important}}}}", f"--{c}-radius: {n % 30}px",
            f'<a class="btn btn-{c}" href="/{c}s/{n}?tab=all#top" data-id="{n}">Open</a>',
            json.dumps({"id": n, c: {"name": camel(draw), "tags": ["a", "b"], "ok": True}}),
            json.dumps({"id": _uuid(draw), "etag": of(draw, HEX, 32), "size": n}, indent=2),
            f"version: '3'\nservices:\n  {c}:\n    image: {c}:{n % 9}.{n % 17}\n    ports: ['{n}:80']",
            f"[tool.{c}]\nline-length = {n}\nselect = ['E', 'F', 'UP{n % 99:03}']",
            f"\\frac{{\\partial^2 u}}{{\\partial x_{n % 9}^2}} = \\lambda \\sum_{{i=0}}^{{{n}}} u_i",
            f"∫₀^∞ e^(−x²) dx = √π/{n % 7 + 2}", f"f(x) = {n}x³ − {n % 50}x + 7, x ∈ ℝ⁺",
            f"a² + b² = c²; sin({n}°) ≈ 0.{n}", f"O(n log n) ≤ {n}·2^k", f"E=mc^2+{n}kT",
            "$\\hat{\\beta} = (X^\\top X)^{-1} X^\\top y$", f"P(A|B)={n}/1000!", f"{n}!/(k!({n}-k)!)",
            f"<svg viewBox='0 0 {n} {n}'><path d='M{n} 3.2c-1.1-.9-2.4.3-{n % 9}.7 2Z'/></svg>",
            f"M{n % 90}.5,{n % 77}.25L{n % 60},{n % 12}c0.5-1.3,2.2-3.9,{n % 9}.7-1.1z",
            f"| {c} | {n} | {n / 7:.2f} % |\n|---|---|---|", f"- [x] {camel(draw)} (#{n})",
            f"font: 400 {n % 30}px/1.{n % 9} 'Inter', system-ui", f"&nbsp;&copy; 20{n % 30:02}",
            f"data:image/png;base64,iVBORw0KGgo{_b64(draw, draw.randint(60, 900))}",
            f"url(data:font/woff2;base64,d09GMgAB{_b64(draw, 300)})",
            f"data:image/svg+xml;base64,{base64.b64encode(b'<svg xmlns=..>' + str(n).encode()).decode()}",
        ]
    )  # fmt: skip


def names_of_things(draw: Draw) -> str:
    """Return hashes, UUIDs and other names that machines give."""
    n = draw.randint(1, 99999)
    return draw.choice(
        [
            of(draw, HEX, 32), of(draw, HEX, 40), of(draw, HEX, 64), of(draw, HEX, 128),
            of(draw, HEX, 7), of(draw, HEX, 8), of(draw, HEX, 12), of(draw, HEX.upper(), 32),
            _uuid(draw), _uuid(draw), _uuid(draw).upper(), f"{{{_uuid(draw).upper()}}}",
            f"{_uuid(draw)}\n{_uuid(draw)}", f"urn:uuid:{_uuid(draw)}", _uuid(draw).replace("-", ""),
            f"sha256:{of(draw, HEX, 64)}", f"sha512-{_b64(draw, 64)}", f"sha256-{_b64(draw, 32)}",
            f"SHA256:{_b64(draw, 32).rstrip('=')}", f"{of(draw, HEX, 64)}  release-{n}.tar.gz",
            f"MD5:{':'.join(of(draw, HEX, 2) for _ in range(16))}", f"0x{of(draw, HEX, 40)}",
            f"nginx@sha256:{of(draw, HEX, 64)}", f"h1:{_b64(draw, 32)}", f"0x{of(draw, HEX.upper(), 8)}",
            f"web-{of(draw, LOWER, 10)}-{of(draw, LOWER, 5)}", f"i-0{of(draw, HEX, 16)}",
            f"arn:aws:iam::{draw.randint(10**11, 10**12)}:role/{camel(draw)}", f"vpc-0{of(draw, HEX, 16)}",
            ":".join(of(draw, HEX, 2) for _ in range(6)), f"fe80::{of(draw, HEX, 4)}:{of(draw, HEX, 4)}",
            f"ip-10-0-{n % 255}-{n % 99}.eu-central-1.compute.internal", f"192.168.{n % 255}.{n % 99}",
            f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{_b64(draw, 32).rstrip('=')} mk@laptop",
            f"ssh-rsa AAAAB3NzaC1yc2E{_b64(draw, 270)} ci",
            f"-----BEGIN CERTIFICATE-----\n{_b64(draw, 900)}\n-----END CERTIFICATE-----",
            f"-----BEGIN PUBLIC KEY-----\n{_b64(draw, 292)}\n-----END PUBLIC KEY-----",
            of(draw, URLSAFE, 11), f"bc1q{of(draw, '023456789acdefghjklmnpqrstuvwxyz', 38)}",
            f"sg-0{of(draw, HEX, 16)}", f"{of(draw, HEX, 8)}..{of(draw, HEX, 8)}", f"W/\"{of(draw, HEX, 16)}\"",
            f"01{of(draw, '0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)}", f"commit {of(draw, HEX, 40)}",
            f"00000{n:03}  {' '.join(of(draw, HEX, 2) for _ in range(16))}", of(draw, HEX, 24),
        ]
    )  # fmt: skip


def url(draw: Draw) -> str:
    """Return an address of the web, short or long."""
    host, n, slug = draw.choice(_HOSTS), draw.randint(1, 10**6), snake(draw).replace("_", "-")
    return draw.choice(
        [
            f"https://{host}/{slug}", f"https://{host}/{slug}/{n}?utm_source=news&utm_medium=email",
            f"https://www.youtube.com/watch?v={of(draw, URLSAFE, 11)}&t={n % 900}s",
            f"https://youtu.be/{of(draw, URLSAFE, 11)}?si={of(draw, URLSAFE, 16)}",
            f"https://docs.google.com/document/d/1{of(draw, URLSAFE, 43)}/edit?usp=sharing",
            f"https://drive.google.com/file/d/1{of(draw, URLSAFE, 32)}/view",
            f"https://github.com/acme/{slug}/blob/{of(draw, HEX, 40)}/src/{slug}.py#L{n % 500}",
            f"https://www.amazon.de/dp/B0{of(draw, UPPER, 8)}/ref=sr_1_{n % 9}?crid={of(draw, UPPER, 13)}",
            f"https://{host}/p?gclid=Cj0KCQ{of(draw, URLSAFE, 80)}&fbclid=IwAR{of(draw, URLSAFE, 55)}",
            f"https://maps.app.goo.gl/{of(draw, ALNUM, 17)}", f"https://bit.ly/{of(draw, ALNUM, 7)}",
            f"https://www.google.com/maps/@48.{n},11.{n % 9999},15z?entry=ttu",
            f"https://zoom.us/j/{draw.randint(10**9, 10**11)}", f"http://localhost:{n % 9000}/{slug}",
            f"https://meet.google.com/{of(draw, string.ascii_lowercase, 3)}-abcd-xyz",
            f"https://open.spotify.com/track/{of(draw, ALNUM, 22)}?si={of(draw, HEX, 16)}",
            f"https://www.figma.com/file/{of(draw, ALNUM, 22)}/{slug}?node-id={n % 99}-{n % 7}",
            f"https://stackoverflow.com/questions/{n}/{slug}", f"www.{host}/{slug}.html",
            f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{_b64(draw, 36)}%40thread.v2/0",
            f"https://doi.org/10.{n % 9000 + 1000}/s{n}-024-{n % 99999}-x", f"ftp://{host}/{n}.zip",
            f"https://i.imgur.com/{of(draw, ALNUM, 7)}.jpeg", f"https://arxiv.org/abs/24{n % 12 + 1:02}.{n % 99999:05}",
            f"https://{host}/search?q={slug}&page={n % 9}&sort=asc&sid={of(draw, HEX, 32)}",
            f"git@github.com:acme/{slug}.git", f"s3://prod-{slug}/2024/11/{_uuid(draw)}.parquet",
            f"https://www.notion.so/acme/{slug}-{of(draw, HEX, 32)}", f"magnet:?xt=urn:btih:{of(draw, HEX, 40)}",
            f"https://cdn.{host}/{of(draw, HEX, 20)}/{slug}.min.js?v={n}", f"otp.{host}/login",
        ]
    )  # fmt: skip


def terminal(draw: Draw) -> str:
    """Return a command line, a line of a log, a path or a stack trace."""
    n, c, slug = draw.randint(1, 65535), draw.choice(_NOUNS), snake(draw)
    at = f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}T{n % 24:02}:{n % 60:02}:{n % 59:02}"
    return draw.choice(
        [
            f"docker run --rm -it -v \"$PWD:/src\" -p {n}:8080 {c}:latest bash", f"kill -9 {n}",
            f"git rebase -i {of(draw, HEX, 8)}~{n % 9}", f"ssh -L {n}:localhost:5432 deploy@bastion",
            f"find . -name '*.{c}' -print0 | xargs -0 sed -i 's/{c}/{slug}/g'", f"cd ~/src/{c}s",
            f"kubectl -n prod logs web-{of(draw, LOWER, 9)}-{of(draw, LOWER, 5)} --tail={n}",
            f"awk -F'\\t' '$3 > {n} {{ s += $2 }} END {{ print s/NR }}' {slug}.tsv | sort -k2,2nr",
            f"pip install {c}=={n % 9}.{n % 20}.{n % 7}", f"npm i -D @{c}/{c}-core@^{n % 20}.1.0",
            f"curl -sS -X POST https://api.example.com/v1/{c} -d '{{\"id\":{n}}}'", f"chmod 0{n % 777:03o} {c}",
            f"openssl req -x509 -newkey rsa:4096 -nodes -keyout {c}.pem -days {n % 999}",
            f"ffmpeg -i in.mkv -vf scale=-2:{n % 2160} -crf {n % 40} -c:a copy out.mp4",
            f"passwd {c}; usermod -aG docker {c}", "echo $GITHUB_TOKEN | wc -c", f"export PATH=$HOME/{c}:$PATH",
            f"{at}Z ERROR [{c}-{n % 9}] request_id={_uuid(draw)} status=50{n % 5} took={n}ms",
            f"{at}.{n % 999:03} INFO  c.acme.{camel(draw)} - Password for user {n} was changed",
            f"10.0.{n % 255}.7 - - [12/Nov/2025:10:{n % 60:02}:01 +0100] \"GET /{c}s/{n} HTTP/1.1\" 200 {n}",
            f"Nov {n % 28 + 1} 04:12:{n % 60:02} srv sshd[{n}]: Failed password for root from 203.0.113.{n % 255} port {n} ssh2",
            f"[{n}.{n % 999999:06}] usb 1-{n % 9}: new high-speed USB device number {n % 99} using xhci_hcd",
            f"Traceback (most recent call last):\n  File \"/srv/app/{slug}.py\", line {n}, in {slug}\nKeyError: '{c}'",
            f"\tat com.acme.{c}.{camel(draw)}$1.run(Worker.java:{n})", f"E{n:05}: {c} not found: /{slug}/{n}",
            f"/home/anna/Documents/{c}s/2025/{slug}_v{n % 9}_final(2).docx", f"~/.cache/{c}/{of(draw, HEX, 16)}.bin",
            f"C:\\Users\\Anna\\AppData\\Local\\{camel(draw)}\\{c}_{n}.log", f"/dev/disk/by-uuid/{_uuid(draw)}",
            f"file:///tmp/{slug}%20{n}.pdf", f"{c}-{n % 9}.{n % 30}.{n % 99}-py3-none-any.whl",
            f"{camel(draw)}-v{n % 20}.{n % 9}.{n % 7}-rc.{n % 5}-linux-x86_64.AppImage", f"{n % 9}.{n % 50}.{n % 999}+build.{n}",
            f"Segmentation fault (core dumped) at 0x{of(draw, HEX, 12)}", f"PID {n} ({c}) RSS {n} kB",
            f"tar: {slug}: Cannot stat: No such file", f"libfoo.so.{n % 9} => /usr/lib/libfoo.so.{n % 9} (0x00007f{of(draw, HEX, 10)})",
        ]
    )  # fmt: skip
