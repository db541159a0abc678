#ifndef SUROO_CCOLUMNSCAN_H
#define SUROO_CCOLUMNSCAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a column is in a record.
enum {
  /// A member whose value is wanted.
  CSIMDJSON_COLUMN_VALUE,
  /// An object of which some members are wanted.
  CSIMDJSON_COLUMN_OBJECT,
  /// An array of objects, of each of which some members are wanted.
  CSIMDJSON_COLUMN_ROWS,
  /// An object whose keys name answers: columns inside it are whole keys, and
  /// a key with a row in it is given as it is.
  CSIMDJSON_COLUMN_REASONS,
};

typedef struct {
  /// The key of the member.
  const char *name;
  uint32_t length;
  /// The number of the column it lies in, -1 for the record itself; always
  /// smaller than its own number.
  int32_t parent;
  uint8_t kind;
} csimdjson_column;

/// What a cell says.
enum {
  /// `null`, `true` or `false`.
  CSIMDJSON_CELL_NONE,
  CSIMDJSON_CELL_INTEGER,
  CSIMDJSON_CELL_NUMBER,
  CSIMDJSON_CELL_TEXT,
  /// An array; as many cells of its texts follow as its length says.
  CSIMDJSON_CELL_LIST,
  /// An object, or an array that holds something else than texts.
  CSIMDJSON_CELL_OTHER,
  /// A row begins; its cells follow, then its end.
  CSIMDJSON_CELL_ROW,
  CSIMDJSON_CELL_ROW_END,
  /// A key with a row in it; the cell of its value follows.
  CSIMDJSON_CELL_ROW_KEY,
};

typedef struct {
  union {
    int64_t integer;
    double number;
    const char *text;
  } value;
  /// The bytes of a text, or the texts of a list.
  uint32_t length;
  int32_t column;
  uint8_t kind;
} csimdjson_cell;

typedef struct {
  const csimdjson_cell *cells;
  size_t count;
  /// As for ``csimdjson_document``.
  int status;
} csimdjson_row;

/// The bytes that have to be readable after every record.
enum { CSIMDJSON_PADDING = 64 };

typedef struct csimdjson_scanner csimdjson_scanner;

/// Returns a scanner for some members of records, or NULL when there is no memory.
csimdjson_scanner *csimdjson_scanner_create(const csimdjson_column *columns, size_t count);

void csimdjson_scanner_destroy(csimdjson_scanner *scanner);

/// Reads the wanted members of one record in the order in which they stand
/// there, and passes over everything else without looking at it closely.
///
/// `CSIMDJSON_PADDING` bytes after the record must be readable. Cells and
/// texts stay valid until the next call with the same scanner.
csimdjson_row csimdjson_scan(csimdjson_scanner *scanner, const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
