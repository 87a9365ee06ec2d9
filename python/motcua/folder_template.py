# SPDX-License-Identifier: Apache-2.0
"""What a new province's folder holds. Nothing in it is a fact: what must be filled in stands in «…»."""

from __future__ import annotations

import json
from typing import Any


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _catalogue(word: str, name: str) -> str:
    return _text({
        "schema_version": 1,
        "name": {"vi": f"Danh mục của {name} (mẫu, chưa phải danh mục chính thức)", "en": f"Catalogue of {name} (a template, not an official list)"},
        "edition": {"id": f"{word}-1"},
        "sources": [{"id": f"{word}.nguon", "title": "«tên văn bản hoặc trang công bố»", "certainty": "text"}],
        "agencies": [
            {"id": word, "name": {"vi": f"Ủy ban nhân dân «{name}»"}, "level": "province", "from": "2025-07-01"},
            {"id": f"{word}.so-a", "name": {"vi": "«Sở …»"}, "level": "province", "parent": word, "from": "2025-07-01"},
        ],
        "units": [{"id": f"{word}.trung-tam", "name": {"vi": "Trung tâm Phục vụ hành chính công «…»"}, "agency": word, "from": "2025-07-01"}],
        "procedures": [],
        "delegations": [],
    })


def _decision(word: str, name: str) -> str:
    return _text({
        "schema_version": 1,
        "name": {"vi": f"Quyết định mẫu của {name}", "en": f"Sample decision of {name}"},
        "edition": {"id": f"{word}-quyet-dinh-1"},
        "decisions": [{"id": f"{word}.qd-1", "number": "«số»/QĐ-UBND", "issued": None, "effective": None, "certainty": "text", "changes": []}],
        "lists": [],
    })


_TEST = '''"""Chạy: python -m pytest {word}/tests"""

from pathlib import Path

import motcua

FOLDER = Path(__file__).resolve().parents[1]


def test_the_folder_has_no_problems():
    assert motcua.check_folder(FOLDER) == []


def test_every_procedure_can_be_asked():
    rules = motcua.read_folder(FOLDER)
    assert len(rules.catalogue) > 0
'''

_README = '''# Danh mục của {name}

Thư mục này do `python -m motcua new-catalogue {word}` tạo ra. Chưa có dữ liệu thật nào ở đây: những chỗ cần điền
nằm trong dấu «…».

| Tệp | Nội dung |
|---|---|
| `catalogue.json` | cơ quan, bộ phận một cửa, thủ tục của tỉnh; chồng lên danh mục mẫu đi kèm thư viện |
| `decisions/*.json` | mỗi quyết định một tệp, đọc theo thứ tự tên tệp; tệp sau chồng lên tệp trước |
| `announcements.json` | ngày nghỉ, ngày làm bù của địa phương; không có thì dùng lịch chung |
| `office_hours.json` | giờ tiếp nhận; đổi tên `office_hours.json.mau` khi đã có thông báo chính thức |
| `law.json` | (không bắt buộc) văn bản mới mà thư viện chưa có |
| `tests/` | kiểm tra của riêng tỉnh |

## Việc thường làm

**Kiểm tra** sau mỗi lần sửa; mỗi lỗi có số, vị trí và cách sửa:

```sh
python -m motcua check {word}
```

**Thêm một thủ tục**: thêm vào `procedures` của `catalogue.json`

```json
{{"code": "9.000001", "name": "…", "agencies": ["{word}.so-a"], "from": "2026-09-01", "source": "{word}.nguon",
 "variants": [{{"id": "default", "intake": {{"counter": "yes", "post": "yes"}},
               "limits": [{{"text": "5 ngày làm việc", "kind": "statutory"}}, {{"text": "3 ngày làm việc", "kind": "provincial"}}]}}]}}
```

**Bãi bỏ một thủ tục**: thêm tệp `decisions/0002.json`, trong `changes` của quyết định ghi
`{{"procedure": "1.004379", "action": "repealed"}}` cùng ngày ban hành (`issued`) và ngày có hiệu lực (`effective`).
Không xóa dòng cũ: hồ sơ đã nhận trước ngày đó vẫn cần nó.

**Thay một phần quyết định trước**: `"replaces": [{{"decision": "…", "levels": ["province"]}}]`.

**Thêm ngày nghỉ của địa phương**: thêm vào `announcements` của `announcements.json`

```json
{{"instrument": "«số văn bản»", "decided": "2026-08-20",
 "days": [{{"date": "2026-08-28", "kind": "holiday", "name": "«tên ngày»"}}]}}
```

**Xem điều gì thay đổi** giữa hai ngày:

```sh
python -m motcua diff {word} --days 2026-08-31 2026-09-01
```

**Dùng trong Python**: `rules = motcua.read_folder("{word}")`, rồi
`motcua.assess(rules.catalogue, "9.000001", "intake", ngày, rules=rules)`.

**Dùng trong C++**: `motcua::read_catalogue_files({{"starter_catalogue.json", "{word}/catalogue.json",
"{word}/decisions/0001.json"}})`; đường dẫn của danh mục mẫu: `python -m motcua config`.

Điều gì nguồn không nói thì để trống: để trống nghĩa là *chưa rõ*, không phải *không*.
'''


def files_of(word: str, name: str) -> dict[str, str]:
    """Relative paths and texts."""
    hours = {"source": "«thông báo ấn định giờ tiếp nhận»", "week": {day: [["07:30", "11:30"], ["13:30", "17:00"]]
             for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}}
    return {
        "README.md": _README.format(word=word, name=name),
        "catalogue.json": _catalogue(word, name),
        "decisions/0001.json": _decision(word, name),
        "announcements.json": _text({"schema_version": 1, "announcements": []}),
        "office_hours.json.mau": _text(hours),
        "tests/test_catalogue.py": _TEST.format(word=word),
    }
