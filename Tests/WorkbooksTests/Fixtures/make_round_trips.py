"""Makes RoundTrip/*.xlsx: python3 make_round_trips.py (needs openpyxl and soffice)

libreoffice.xlsx is written by LibreOffice from libreoffice.fods, openpyxl.xlsx by openpyxl, and
recalculated.xlsx by LibreOffice from openpyxl.xlsx.
"""

import datetime
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

here = pathlib.Path(__file__).parent / "RoundTrip"
LONG = "Айыл аймагынын бюджети жөнүндө маалыматты кайдан аласыз? " * 120


def by_openpyxl(target):
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    rows = [
        ["type", "name", "label::Кыргызча (ky)", "label::Русский (ru)", "hint", "default", "note"],
        ["integer", "age", "Жашыңыз канчада?", "Сколько вам лет?", None, 18, 2.5],
        ["date", "seen", "Качан?", "Когда?", None, datetime.date(2026, 5, 1), True],
        ["time", "at", "Саат канчада?", "В котором часу?", None, datetime.time(9, 30), 1e-7],
        [],
        ["note", "long", LONG, "Первая строка\nвторая строка", "«кавычки», “quotes” & <теги>", None, None],
        ["text", "sum", "=\"Кошулган: \"&1+1", "Итого", None, "=DATE(2026,5,1)+1", "=1/4"],
        ["text", "code", "Код", "Код", None, "010", "'=1+1"],
        ["text", "word", "  четки   боштук  ", "Слово", None, "yes", "2026-01-01"],
    ]
    for row in rows:
        survey.append(row)
    survey["F7"].number_format = "yyyy-mm-dd"
    survey.merge_cells("C10:D10")
    survey["A10"], survey["B10"], survey["C10"] = "note", "merged", "Бириктирилген уяча"
    survey["A1"].font = Font(bold=True)
    survey["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    survey["B2"].comment = Comment("не забыть", "автор")
    choices = book.create_sheet("choices")
    for row in [["list_name", "name", "label::Кыргызча (ky)"], ["yn", 1, "Ооба"], ["yn", 2, "Жок"], [], [], ["yn", 98.0, "Билбейм"]]:
        choices.append(row)
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version"])
    settings.append(["Бюджет", "budget", 2026.1])
    hidden = book.create_sheet("Эскертүүлөр")
    hidden.append(["Эмне"])
    hidden.append(["жашыруун барак"])
    hidden.sheet_state = "hidden"
    raw = target.with_suffix(".raw")
    book.save(raw)
    # openpyxl stores no results of formulas; a spreadsheet program does.
    results = {b"C7": (b"str", "Кошулган: 2".encode()), b"F7": (b"n", b"46144"), b"G7": (b"n", b"0.25")}
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for cell, (kind, result) in results.items():
                content = re.sub(
                    rb'<c r="%s"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?</c>' % cell,
                    lambda found: b'<c r="%s"%s t="%s"><f>%s</f><v>%s</v></c>' % (cell, found[1], kind, found[2], result),
                    content,
                )
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    raw.unlink()


def by_libreoffice(source, target):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", "xlsx", "--outdir", folder, source],
            check=True, stdout=subprocess.DEVNULL)
        shutil.copy(pathlib.Path(folder) / (source.stem + ".xlsx"), target)


here.mkdir(exist_ok=True)
by_openpyxl(here / "openpyxl.xlsx")
by_libreoffice(here / "openpyxl.xlsx", here / "recalculated.xlsx")
by_libreoffice(here / "libreoffice.fods", here / "libreoffice.xlsx")
