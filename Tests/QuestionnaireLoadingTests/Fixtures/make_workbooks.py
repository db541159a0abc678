"""Makes the .xlsx files below it: python3 make_workbooks.py"""

import datetime
import pathlib
import re
import zipfile

import openpyxl

here = pathlib.Path(__file__).parent
STAMP = (2026, 1, 1, 0, 0, 0)


def save(sheets, name, change=lambda workbook: None):
    """Writes sheets of rows with a fixed date, so that the same script gives the same bytes."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    change(workbook)
    workbook.properties.created = workbook.properties.modified = datetime.datetime(2026, 1, 1)
    temporary = here / "temporary.xlsx"
    workbook.save(temporary)
    with zipfile.ZipFile(temporary) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    temporary.unlink()
    (here / name).parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(here / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", content)
            archive.writestr(zipfile.ZipInfo(path, STAMP), content, zipfile.ZIP_DEFLATED)


def from_yaml(path):
    """The sheets of a YAML questionnaire that needs nothing but plain `key: value` lines."""
    sheets, rows, headers = {}, None, {}
    lines = (here / path).read_text().splitlines()
    for line in lines:
        if match := re.fullmatch(r"    (\w+): \[(.*)\]", line):
            headers[match[1]] = [header.strip(" '") for header in match[2].split(", ")]
        elif match := re.fullmatch(r"(\w+):", line):
            rows = sheets.setdefault(match[1], [])
        elif match := re.fullmatch(r"([- ]) (.+?): (.*)", line):
            if match[1] == "-":
                rows.append({})
            rows[-1][match[2]] = match[3]
    return {
        sheet: [headers[sheet]] + [[row.get(header) for header in headers[sheet]] for row in rows]
        for sheet, rows in sheets.items()
        if sheet != "yxf"
    }


def typed(workbook):
    """Turns texts into what people get when they type them into a spreadsheet."""
    for row in workbook["survey"].iter_rows(min_row=2):
        for cell in row:
            if cell.value == "2026-05-01":
                cell.value = datetime.date(2026, 5, 1)
    for cell in workbook["settings"][2]:
        if cell.value == "2026.1":
            cell.value = 2026.1


save(from_yaml("Sound/residents/residents.yaml"), "Sound/workbook/residents.xlsx", typed)
(here / "Sound/workbook/villages.csv").write_bytes(
    (here / "Sound/residents/villages.csv").read_bytes()
)

save(
    {
        "survey": [
            ["type", "name", "label"],
            ["integer", "age", "Age"],
            ["select_one yes_no", "member", "Member?"],
            [None, "notype", "No type"],
            ["text", "my name", "Name"],
        ],
        "choices": [["list_name", "name", "label"], ["yesno", "yes", "Yes"], ["yesno", "no", "No"]],
        "settings": [["form_id"], ["cells"]],
    },
    "Faulty/xlsx-cells.xlsx",
)
save(
    {
        "Survay": [["type", "name", "label"], ["integer", "age", "Age"]],
        "choices": [["list_name", "name", "label"], ["a", "b", "c"]],
    },
    "Faulty/xlsx-misspelt-sheet.xlsx",
)
save(
    {
        "survey": [
            ["type", "name", "label", "relevant", "relevance", "constraint mesage"],
            ["integer", "age", "Age", None, "1 = 1", "x"],
        ],
        "settings": [["form_id"], ["headers"]],
    },
    "Faulty/xlsx-headers.xlsx",
)
save(
    {
        "survey": [
            ["type", "name", "label", "label"],
            ["integer", "age", "Age", "How old are you?"],
        ],
        "settings": [["form_id"], ["headers"]],
    },
    "Faulty/xlsx-header-twice.xlsx",
)
save(
    {
        "survey": [
            ["type", "name", "label", "relevant"],
            ["integer", "age", "Age", None],
            ["note", "adult", "Adult", "${aeg} > 17 and ${age} <"],
            ["calculate", "total", None, None],
        ],
        "settings": [["form_id"], ["formulas"]],
    },
    "Faulty/xlsx-formulas.xlsx",
    lambda workbook: workbook["survey"].__setitem__("E1", "calculation")
    or workbook["survey"].__setitem__("E4", "=1+1"),
)
save(
    {
        "survey": [
            ["type", "name", "label", None],
            ["integer", "age", "Age", ". > 0"],
            ["text", "work", "Work", None, "see page 3"],
        ],
        "settings": [["form_id"], ["lost"]],
    },
    "Faulty/xlsx-cells-without-header.xlsx",
)
save({"survey": [["question", "text"], ["1", "How old are you?"]]}, "Faulty/xlsx-no-type.xlsx")
(here / "Faulty/xlsx-not-a-workbook.xlsx").write_text("type,name,label\n")
