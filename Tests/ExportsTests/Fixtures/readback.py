"""Reads exported CSV tables with Python's csv module and compares every value
with the records: readback.py FOLDER RECORDS.ndjson [PERSONAL.ndjson]"""
import csv
import json
import sys

folder, records = sys.argv[1], sys.argv[2]
faults = []


def read(name):
    data = open(f"{folder}/{name}", "rb").read()
    if data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"\n"):
        faults.append(f"{name}: begins with a mark or does not end in a line feed")
    with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True, lineterminator="\n"))


columns = read("columns.csv")
files = list(dict.fromkeys(line["file"] for line in columns))
tables = {name: {row["KEY"]: row for row in read(name)} for name in files}
meaning = {(line["file"], line["column"], line["code"]): line for line in columns}
by_question = {}
for line in columns:
    if line["question"]:
        by_question.setdefault((line["file"], line["question"]), []).append(line)

personal = {}
if len(sys.argv) > 3:
    for line in open(sys.argv[3], encoding="utf-8"):
        part = json.loads(line)
        personal[part["response_id"]] = part


def same(value, cell):
    if isinstance(value, (int, float)):
        return cell != "" and float(cell) == value and "e" not in cell.lower()
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return cell.count(";") == len(value) - 1
    if isinstance(value, list):
        return cell == " ".join(value)
    return cell == value


def compare(file, row, question, answers, missing, prefix, used):
    name = question.rsplit("/", 1)[-1]
    value = answers.get(name)
    reason = missing.get(prefix + name)
    used.add(prefix + name)
    for line in by_question[(file, question)]:
        cell = row[line["column"]]
        where = f"{file} {row['KEY']} {line['column']}"
        holds = line["holds"]
        if holds == "answer" and line["code"] == "":
            ok = cell == "" if value is None else same(value, cell)
        elif holds == "missing":
            ok = cell == (reason or "")
        elif holds == "selected":
            ok = cell == ("" if value is None else str(int(line["code"] in value)))
        elif holds == "place":
            ok = cell == (str(value.index(line["code"]) + 1) if value and line["code"] in value else "")
        elif holds in ("lat", "lon", "alt", "accuracy"):
            part = (value or {}).get(holds)
            ok = cell == "" if part is None else same(part, cell)
        elif holds == "label":
            ok = (cell == "") == (not value)
        else:
            ok = True
        if not ok:
            faults.append(f"{where}: {cell!r} for {value!r}, {reason!r}")


seen = {name: 0 for name in files}


def walk(record, rosters, answers, prefix, key, parent, missing, used):
    matching = [f for f in files if rosters_of.get(f, []) == rosters]
    for file in matching:
        row = tables[file].get(key)
        if row is None:
            faults.append(f"{file}: no row {key}")
            continue
        seen[file] += 1
        if rosters and row["PARENT_KEY"] != parent:
            faults.append(f"{file} {key}: lies in {row['PARENT_KEY']}")
        for name, question in [k for k in by_question if k[0] == file]:
            compare(file, row, question, answers, missing, prefix, used)
    for name, value in answers.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "_row" in value[0]:
            used.add(prefix + name)
            for inner in value:
                inside = f"{prefix}{name}[{inner['_row']}]"
                merged = dict(inner)
                for secret in personal_answers:
                    if secret.startswith(inside + "/") and "/" not in secret[len(inside) + 1:]:
                        merged[secret[len(inside) + 1:]] = personal_answers[secret]
                walk(record, rosters + [name], merged, inside + "/",
                     f"{record['response_id']}/{inside}", key, missing, used)
        elif name != "_row" and prefix + name not in used:
            faults.append(f"{key}: {prefix}{name} is in no column")


rosters_of = {}
for (file, question) in by_question:
    rosters_of[file] = question.split("/")[:-1]

count = 0
for line in open(records, encoding="utf-8"):
    record = json.loads(line)
    part = personal.get(record["response_id"], {})
    personal_answers = part.get("answers", {})
    answers = dict(record["answers"])
    answers.update({k: v for k, v in personal_answers.items() if "[" not in k})
    missing = {**record["missing"], **part.get("missing", {})}
    row = tables[files[0]][record["response_id"]]
    for column, value in row.items():
        if column.startswith("response."):
            found = record
            for step in column.split(".")[1:]:
                found = (found or {}).get(step)
            if ("" if found is None else str(found)) != value:
                faults.append(f"{record['response_id']} {column}: {value!r}")
    walk(record, [], answers, "", record["response_id"], "", missing, set())
    count += 1
for file in files:
    if by_question and any(k[0] == file for k in by_question) and seen[file] != len(tables[file]):
        faults.append(f"{file}: {len(tables[file])} rows, {seen[file]} expected")
for fault in faults[:20]:
    print(fault)
print(f"{count} responses, {len(faults)} faults")
sys.exit(1 if faults else 0)
