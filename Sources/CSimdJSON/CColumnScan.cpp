#include "CColumnScan.h"

#include "CSimdJSON.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace simdjson;

static_assert(CSIMDJSON_PADDING >= SIMDJSON_PADDING, "simdjson reads beyond the record");

/// A wanted member of one object.
struct Wanted {
  std::string name;
  int32_t column;
  uint8_t kind;
  /// The first bytes of the key with the quotation mark that ends it, and
  /// which of the eight they are.
  uint64_t start;
  uint64_t mask;

  Wanted(const csimdjson_column &source, int32_t number)
      : name(source.name, source.length), column(number), kind(source.kind) {
    char bytes[8] = {0};
    char marks[8] = {0};
    std::string closed = name + '"';
    size_t count = closed.size() < 8 ? closed.size() : 8;
    memcpy(bytes, closed.data(), count);
    memset(marks, 0xFF, count);
    memcpy(&start, bytes, 8);
    memcpy(&mask, marks, 8);
  }

  /// Whether a key, seen from its first byte, is this one. Keys that are
  /// written with escapes are never wanted: the canonical form has none.
  bool is(const char *key) const {
    uint64_t found;
    memcpy(&found, key, 8);
    if ((found & mask) != start) return false;
    // Byte by byte, so that nothing is read beyond the first difference.
    size_t index = 0;
    while (index < name.size() && key[index] == name[index]) index++;
    return index == name.size() && key[index] == '"';
  }
};

}  // namespace

struct csimdjson_scanner {
  ondemand::parser parser;
  std::vector<csimdjson_cell> cells;
  /// The wanted members of each column, those of the record at the end.
  std::vector<std::vector<Wanted>> members;
  int32_t count = 0;

  csimdjson_cell &add(uint8_t kind, int32_t column) {
    csimdjson_cell cell{};
    cell.kind = kind;
    cell.column = column;
    cells.push_back(cell);
    return cells.back();
  }

  void add_text(uint8_t kind, int32_t column, std::string_view text) {
    csimdjson_cell &cell = add(kind, column);
    cell.value.text = text.data();
    cell.length = static_cast<uint32_t>(text.size());
  }

  error_code value(ondemand::value source, int32_t column) {
    ondemand::json_type type;
    if (auto error = source.type().get(type)) return error;
    switch (type) {
      case ondemand::json_type::string: {
        std::string_view text;
        if (auto error = source.get_string().get(text)) return error;
        add_text(CSIMDJSON_CELL_TEXT, column, text);
        return SUCCESS;
      }
      case ondemand::json_type::number: {
        int64_t integer;
        if (source.get_int64().get(integer) == SUCCESS) {
          add(CSIMDJSON_CELL_INTEGER, column).value.integer = integer;
          return SUCCESS;
        }
        double number;
        if (auto error = source.get_double().get(number)) return error;
        add(CSIMDJSON_CELL_NUMBER, column).value.number = number;
        return SUCCESS;
      }
      case ondemand::json_type::array: return list(source, column);
      case ondemand::json_type::object:
        add(CSIMDJSON_CELL_OTHER, column);
        return SUCCESS;
      default:
        add(CSIMDJSON_CELL_NONE, column);
        return SUCCESS;
    }
  }

  error_code list(ondemand::value source, int32_t column) {
    ondemand::array array;
    if (auto error = source.get_array().get(array)) return error;
    size_t start = cells.size();
    add(CSIMDJSON_CELL_LIST, column);
    bool is_list = true;
    for (auto element : array) {
      ondemand::value item;
      if (auto error = element.get(item)) return error;
      std::string_view text;
      if (!is_list || item.get_string().get(text) != SUCCESS) {
        is_list = false;
        continue;
      }
      add_text(CSIMDJSON_CELL_TEXT, column, text);
    }
    if (is_list) {
      cells[start].length = static_cast<uint32_t>(cells.size() - start - 1);
    } else {
      cells.resize(start + 1);
      cells[start].kind = CSIMDJSON_CELL_OTHER;
    }
    return SUCCESS;
  }

  error_code rows(ondemand::value source, const Wanted &wanted) {
    ondemand::array array;
    if (source.get_array().get(array) != SUCCESS) return SUCCESS;
    for (auto element : array) {
      ondemand::value item;
      if (auto error = element.get(item)) return error;
      ondemand::object row;
      if (item.get_object().get(row) != SUCCESS) continue;
      add(CSIMDJSON_CELL_ROW, wanted.column);
      if (auto error = object(row, members[wanted.column])) return error;
      add(CSIMDJSON_CELL_ROW_END, wanted.column);
    }
    return SUCCESS;
  }

  error_code member(ondemand::value source, const Wanted &wanted) {
    switch (wanted.kind) {
      case CSIMDJSON_COLUMN_VALUE: return value(source, wanted.column);
      case CSIMDJSON_COLUMN_ROWS: return rows(source, wanted);
      default: {
        ondemand::object inner;
        // Anything else than an object has no members to give.
        if (source.get_object().get(inner) != SUCCESS) return SUCCESS;
        return wanted.kind == CSIMDJSON_COLUMN_REASONS ? reasons(inner, wanted)
                                                       : object(inner, members[wanted.column]);
      }
    }
  }

  error_code object(ondemand::object source, const std::vector<Wanted> &wanted) {
    size_t left = wanted.size();
    if (left == 0) return SUCCESS;
    for (auto entry : source) {
      ondemand::field field;
      if (auto error = std::move(entry).get(field)) return error;
      const char *key = field.key().raw();
      for (const Wanted &candidate : wanted) {
        if (!candidate.is(key)) continue;
        if (auto error = member(field.value(), candidate)) return error;
        left--;
        break;
      }
      // Keys are unique, so nothing wanted can follow.
      if (left == 0) break;
    }
    return SUCCESS;
  }

  error_code reasons(ondemand::object source, const Wanted &wanted) {
    for (auto entry : source) {
      ondemand::field field;
      if (auto error = std::move(entry).get(field)) return error;
      const char *key = field.key().raw();
      const Wanted *found = nullptr;
      for (const Wanted &candidate : members[wanted.column]) {
        if (candidate.is(key)) {
          found = &candidate;
          break;
        }
      }
      if (found) {
        if (auto error = value(field.value(), found->column)) return error;
        continue;
      }
      const char *end = key;
      while (*end != '"' && *end != '\\' && *end != '[' && *end != 0) end++;
      if (*end != '[') continue;
      std::string_view text;
      if (auto error = field.unescaped_key().get(text)) return error;
      add_text(CSIMDJSON_CELL_ROW_KEY, wanted.column, text);
      if (auto error = value(field.value(), wanted.column)) return error;
    }
    return SUCCESS;
  }

  error_code scan(const char *bytes, size_t length) {
    cells.clear();
    ondemand::document document;
    if (auto error = parser.iterate(bytes, length, length + SIMDJSON_PADDING).get(document)) {
      return error;
    }
    ondemand::object record;
    if (auto error = document.get_object().get(record)) return error;
    return object(record, members[count]);
  }
};

csimdjson_scanner *csimdjson_scanner_create(const csimdjson_column *columns, size_t count) {
  auto *scanner = new (std::nothrow) csimdjson_scanner;
  if (!scanner) return nullptr;
  try {
    scanner->count = static_cast<int32_t>(count);
    scanner->members.resize(count + 1);
    for (size_t index = 0; index < count; index++) {
      int32_t parent = columns[index].parent;
      scanner->members[parent < 0 ? count : parent].emplace_back(
          columns[index], static_cast<int32_t>(index));
    }
    return scanner;
  } catch (...) {
    delete scanner;
    return nullptr;
  }
}

void csimdjson_scanner_destroy(csimdjson_scanner *scanner) { delete scanner; }

csimdjson_row csimdjson_scan(csimdjson_scanner *scanner, const char *bytes, size_t length) {
  csimdjson_row result{};
  try {
    error_code error = scanner->scan(bytes, length);
    result.status = error == SUCCESS ? CSIMDJSON_OK : CSIMDJSON_BAD_SYNTAX;
    result.cells = scanner->cells.data();
    result.count = error == SUCCESS ? scanner->cells.size() : 0;
  } catch (...) {
    result.status = CSIMDJSON_NO_MEMORY;
  }
  return result;
}
