# SPDX-License-Identifier: Apache-2.0
"""What the columns of a published list may hold, and what their headings say of it."""

from __future__ import annotations

import functools
import re
import unicodedata

# What a column may hold. A channel behind the colon narrows limits and fees, and so does their kind; "no" turns a mark
# round.
ROLES = (
    "number", "code", "name", "field", "level", "agency", "limit", "limit:counter", "limit:post", "limit:online",
    "limit:statutory", "limit:provincial", "fee", "fee:counter", "fee:post", "fee:online", "fee:fee", "fee:charge",
    "channels", "channel:counter", "channel:post", "channel:online",
    "post_intake", "post_return", "post", "post_intake:no", "post_return:no", "post:no",
    "place", "decision", "issuer", "decider", "legal_basis", "internal", "online_level", "cut", "count", "note", "ignore",
)  # fmt: skip
# Roles that a catalogue has no place for; their values stay in the rows file.
BESIDE = frozenset(
    {"place", "decision", "issuer", "decider", "legal_basis", "internal", "online_level", "cut", "count", "note"}
)
ROLES_ONCE = frozenset(ROLES) - BESIDE - {"ignore"}

_POST = r"bcci|b\.c\.c\.i|buu chinh|buu dien"
_RULES: tuple[tuple[str, str], ...] = (
    ("number", r"(?:stt|s\.?t\.?t\.?|so tt|tt|so thu tu)"),
    ("code",
        r"ma(?: so)?(?: (?:thu tuc|tthc|ho so tthc|dich vu cong|dvc|qg|quoc gia))*(?: hanh chinh)?(?: \(.*\))?"
        r"|.*\bma (?:so )?(?:tthc|thu tuc).*"),
    ("count", r"so (?:luong )?(?:tthc|thu tuc).*"),
    ("issuer", r"co quan (?:ban hanh|cong bo).*|bo nganh.*"),
    ("legal_basis", r".*can cu phap ly.*|co so phap ly.*"),
    ("decision", r".*(?:quyet dinh|qd)(?: so)? cong bo.*|.*can cu (?:qd|quyet dinh).*|so quyet dinh.*|quyet dinh.*"),
    ("internal", r".*quy trinh.*"),
    ("decider", r".*tham quyen.*"),
    ("place", r".*dia diem.*|noi (?:nop|tiep nhan|thuc hien).*"),
    ("level", r"cap(?: (?:thuc hien|giai quyet|hanh chinh|tthc))?"),
    ("agency", r"(?:ten )?(?:co quan|don vi)(?: (?:thuc hien|giai quyet|tiep nhan|chu tri).*)?"),
    ("field", r"(?:ten )?linh vuc.*"),
    ("cut", r"(?:so (?:ngay|gio|thoi gian)|ty le|muc)(?: thoi gian)?(?: (?:da|duoc))? (?:cat giam|rut ngan|giam).*"),
    ("limit", r".*thoi (?:han|gian)(?: giai quyet| thuc hien| quy dinh)?.*"),
    ("fee", r"(?:muc )?(?:phi|le phi)\b.*"),
    ("online_level", r".*(?:toan trinh|mot phan|muc do|dvctt|dvc truc tuyen|dich vu cong truc tuyen).*"),
    ("channels",
        r"(?:cach thuc|hinh thuc|phuong thuc)(?: (?:thuc hien|nop ho so|tiep nhan|nop))*"
        r"(?: (?:tthc|thu tuc hanh chinh|ho so))?"),
    ("name",
        r"(?:ten|noi dung)(?: (?:thu tuc|tthc|dich vu cong|dvc))*(?: hanh chinh)?(?: .*)?"
        r"|(?:thu tuc hanh chinh|tthc)|danh muc (?:tthc|thu tuc.*)"),
    ("note", r"ghi chu.*"),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _RULES)


_CUT = r"cat giam|rut ngan|giam thoi gian|(?<=thoi gian )giam\b(?! dinh| sat)"
_MARKS = dict.fromkeys(range(0x300, 0x370))


@functools.lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Small letters without marks, blanks collapsed: for comparing headings, never for values.

    >>> fold("  Được  TIẾP\\nnhận hồ sơ ")
    'duoc tiep nhan ho so'
    """
    small = text.casefold()
    if not small.isascii():
        small = unicodedata.normalize("NFD", small.replace("đ", "d")).translate(_MARKS)
    return " ".join(small.split())


def guess_role(path: tuple[str, ...]) -> str:
    """The role of a column from the headings above it, the outermost first; empty where none is recognised.

    >>> guess_role(("Hình thức thực hiện TTHC qua dịch vụ BCCI", "Được trả kết quả"))
    'post_return'
    >>> guess_role(("Mã số TTHC",)), guess_role(("Dịch vụ BCCI",)), guess_role(("Điểm",))
    ('code', 'post', '')
    """
    parts = [fold(p) for p in path if p.strip()]
    if not parts:
        return ""
    whole, last = " / ".join(parts), parts[-1]
    manner = re.search(r"cach thuc|hinh thuc nop|phuong thuc", whole) is not None
    if len(parts) > 1 and re.match(r"thoi (?:han|gian)|(?:muc )?(?:phi|le phi)", parts[0]):
        kind = "limit" if parts[0].startswith("thoi") else "fee"
        channel = _channel(last)
        if not channel:
            return _limit_role(last) if kind == "limit" else _fee_role(last)
        return f"{kind}:{channel}"
    if re.search(_POST, whole) and not re.match(r"thoi (?:han|gian)|ten|ma ", parts[0]):
        turned = last in ("khong", "khong thuc hien", "khong tiep nhan", "khong tra") or re.match(
            r"khong (?:thuc hien|tiep nhan|tra)", last
        )
        intake, back = (
            re.search(r"tiep nhan|nop|gui|nhan ho so", whole),
            re.search(r"\btra\b|nhan ket qua|tra ket qua", whole),
        )
        if len(parts) > 1 and re.search(r"tiep nhan|nop|gui|nhan ho so|\btra\b|nhan ket qua", last):
            intake, back = (
                re.search(r"tiep nhan|nop|gui|nhan ho so", last),
                re.search(r"\btra\b|nhan ket qua|tra ket qua", last),
            )
        if manner and len(parts) > 1 and not (intake or back):
            return "channel:post"
        way = "post_intake" if intake and not back else "post_return" if back and not intake else "post"
        return way + (":no" if turned else "")
    if manner and len(parts) > 1:
        channel = _channel(last)
        return f"channel:{channel}" if channel else ""
    if last in ("truc tiep", "nop truc tiep"):
        return "channel:counter"
    if last in ("truc tuyen", "nop truc tuyen"):
        return "channel:online"
    for role, pattern in _COMPILED:
        if pattern.fullmatch(last) or (len(parts) == 1 and pattern.fullmatch(whole)):
            if role == "limit" and re.search(_CUT + "|quy dinh|luat dinh", last):
                return _limit_role(last)
            return _fee_role(last) or role if role == "fee" else role
    return next((role for role, pattern in _COMPILED if len(parts) > 1 and pattern.fullmatch(parts[0])), "")


def _limit_role(text: str) -> str:
    """The statutory limit or the one that the province has shortened. "Thời gian rút ngắn" may be what is left or what
    was taken off: that is no role."""
    if re.search(rf"(?:sau (?:khi )?(?:da |duoc )*|\(da (?:duoc )?)(?:{_CUT})|(?:{_CUT})\W* (?:chi )?con\b", text):
        return "limit:provincial"
    if re.search(rf"truoc (?:khi )?(?:{_CUT})", text):
        return "limit:statutory"
    if re.search(_CUT, text):
        return ""
    return "limit:statutory" if re.search(r"quy dinh|luat dinh|theo luat", text) else ""


def _fee_role(text: str) -> str:
    if not re.fullmatch(r"(?:muc )?(?:phi|le phi)(?: \(.*\))?", text):
        return ""
    return "fee:charge" if "le phi" in text.partition("(")[0] else "fee:fee"


def settle_kinds(roles: list[str]) -> list[str]:
    """A kind of limit or of fee says something only beside the other one.

    >>> settle_kinds(["name", "limit:statutory"]), settle_kinds(["limit:statutory", "limit:provincial", "fee:charge"])
    (['name', 'limit'], ['limit:statutory', 'limit:provincial', 'fee'])
    """
    limits = sum(role.startswith("limit") for role in roles)
    fees = {role for role in roles if role.startswith("fee")}
    settled = []
    for role in roles:
        if (role == "limit:statutory" and limits == 1) or (role in ("fee:fee", "fee:charge") and len(fees) == 1):
            role = role.partition(":")[0]
        settled.append(role)
    return settled


def _channel(text: str) -> str:
    if re.search(_POST, text):
        return "post"
    if "truc tuyen" in text:
        return "online"
    return "counter" if "truc tiep" in text else ""
