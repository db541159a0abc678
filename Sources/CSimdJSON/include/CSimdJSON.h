#ifndef SUROO_CSIMDJSON_H
#define SUROO_CSIMDJSON_H

#include "CSimdJSONMembers.h"

#include <stddef.h>
#include <stdint.h>

#include "CColumnScan.h"
#include "CCanonicalJSON.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What a token stands for. Arrays and objects have no closing token: their
/// opening token says how many elements or members follow.
enum {
  CSIMDJSON_NULL,
  CSIMDJSON_FALSE,
  CSIMDJSON_TRUE,
  CSIMDJSON_INTEGER,
  /// An integer beyond 64 bits, given as its text.
  CSIMDJSON_LARGE_INTEGER,
  CSIMDJSON_NUMBER,
  CSIMDJSON_STRING,
  /// The key of a member; the tokens of its value follow.
  CSIMDJSON_KEY,
  CSIMDJSON_ARRAY,
  CSIMDJSON_OBJECT,
};

/// How reading a document ended.
enum {
  CSIMDJSON_OK,
  CSIMDJSON_EMPTY,
  CSIMDJSON_NOT_UTF8,
  CSIMDJSON_UNFINISHED,
  CSIMDJSON_CONTROL_CHARACTER,
  CSIMDJSON_BAD_STRING,
  CSIMDJSON_BAD_NUMBER,
  CSIMDJSON_TRAILING,
  CSIMDJSON_TOO_DEEP,
  CSIMDJSON_BAD_SYNTAX,
  CSIMDJSON_NO_MEMORY,
};

typedef struct {
  union {
    int64_t integer;
    double number;
    /// The unescaped bytes of a string, a key or a large integer.
    const char *text;
  } value;
  /// The bytes of the text, or the elements or members of a container.
  uint32_t length;
  /// The offset of the token in the document.
  uint32_t offset;
  uint8_t kind;
} csimdjson_token;

typedef struct {
  const csimdjson_token *tokens;
  size_t count;
  int status;
  /// Where reading ended when the status is not ok.
  size_t offset;
} csimdjson_document;

typedef struct csimdjson_parser csimdjson_parser;

/// Returns a parser, or NULL when there is no memory.
csimdjson_parser *csimdjson_create(void);

void csimdjson_destroy(csimdjson_parser *parser);

/// Reads one strict JSON document of less than 4 GiB. Tokens and texts stay
/// valid until the next call with the same parser.
csimdjson_document csimdjson_read(
    csimdjson_parser *parser, const char *bytes, size_t length, size_t depth);

#ifdef __cplusplus
}
#endif

#endif
