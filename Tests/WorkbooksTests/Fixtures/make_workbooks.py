"""Makes the .xlsx files beside it: python3 make_workbooks.py"""

import datetime
import pathlib
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

here = pathlib.Path(__file__).parent
STAMP = (2026, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(name, parts):
    """Writes parts with a fixed date, so that the same script gives the same bytes."""
    with zipfile.ZipFile(here / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path, STAMP), content, zipfile.ZIP_DEFLATED)


def save(workbook, name):
    workbook.properties.created = workbook.properties.modified = datetime.datetime(2026, 1, 1)
    temporary = here / (name + ".tmp")
    workbook.save(temporary)
    with zipfile.ZipFile(temporary) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    temporary.unlink()
    zipped(name, parts)


def values():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "survey"
    sheet.append(["type", "name", "label::Кыргызча (ky)"])
    sheet.append(["integer", "age", "Жашы"])
    sheet["A5"] = True
    sheet["B5"] = False
    sheet["C5"] = 3.0
    sheet["D5"] = 2.5
    sheet["E5"] = 1e21
    sheet["F5"] = -2.5e-7
    sheet["A6"] = datetime.date(2026, 5, 1)
    sheet["B6"] = datetime.datetime(2026, 5, 1, 10, 15, 30)
    sheet["C6"] = datetime.time(8, 30)
    sheet["D6"] = datetime.date(1900, 1, 1)
    sheet["E6"] = 46143
    sheet["E6"].number_format = '[$-419]d mmmm yyyy "г.";@'
    sheet["F6"] = 12
    sheet["F6"].number_format = '0 "days"'
    sheet["A7"] = CellRichText("two ", TextBlock(InlineFont(b=True), "bold"), " words")
    sheet["B7"] = "first\nsecond"
    sheet["C7"] = "010"
    sheet["D7"] = "=1+1"
    sheet.merge_cells("A8:C8")
    sheet["A8"] = "merged"
    hidden = workbook.create_sheet("notes")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "hidden"
    save(workbook, "values.xlsx")

    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.active.title = "survey"
    workbook.active["A1"] = datetime.date(2026, 5, 1)
    save(workbook, "epoch-1904.xlsx")


def raw(name, sheet, shared="", extra=None):
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{RELATIONS}"><x:sheets>'
        '<x:sheet name="survey" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
    }
    zipped(name, parts | (extra or {}))


def by_hand():
    raw(
        "by-hand.xlsx",
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>in</x:t></x:r>'
        '<x:r><x:t xml:space="preserve"> line</x:t></x:r></x:is></x:c></x:row>'
        '<x:row r="4"><x:c r="B4" t="str"><x:f>A1&amp;"!"</x:f><x:v>result</x:v></x:c>'
        '<x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>'
        '<x:c t="s"><x:v>7</x:v></x:c><x:c t="d"><x:v>2026-05-01T08:00:00</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>",
        "<si><t>base</t><rPh><t>reading</t></rPh></si><si><t>a_x000D_&#10;b _x0416_ _xyz_</t></si>",
    )
    raw(
        "entities.xlsx",
        '<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/hostname">'
        '<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
        '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">'
        '<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">'
        '<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">'
        f']><worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="str"><v>&a;</v></c><c r="B1" t="str"><v>&i;</v></c></row>'
        "</sheetData></worksheet>",
    )
    raw("broken-sheet.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row')
    raw("bomb.xlsx", b" " * (24 << 20))
    zipped("opendocument.xlsx", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})
    zipped("many-parts.xlsx", {str(number): "" for number in range(1001)})


values()
by_hand()
