#ifndef SUROO_CSIMDJSON_MEMBERS_H
#define SUROO_CSIMDJSON_MEMBERS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a member holds.
enum {
  /// The document has no such member.
  CSIMDJSON_MEMBER_ABSENT,
  CSIMDJSON_MEMBER_NULL,
  CSIMDJSON_MEMBER_TEXT,
  CSIMDJSON_MEMBER_INTEGER,
  /// An array, given as it stands in the document.
  CSIMDJSON_MEMBER_ARRAY,
  /// Anything else.
  CSIMDJSON_MEMBER_OTHER,
};

typedef struct {
  /// The unescaped bytes of a text, or the bytes of an array.
  const char *text;
  int64_t integer;
  uint32_t length;
  uint8_t kind;
} csimdjson_member;

typedef struct csimdjson_member_reader csimdjson_member_reader;

/// Returns a reader of no members, or NULL when there is no memory.
csimdjson_member_reader *csimdjson_member_reader_create(void);

/// Lets a reader read one more member: `a` is one of the document, `a.b` one
/// of the object that `a` holds. Returns whether there was memory.
int csimdjson_member_reader_add(csimdjson_member_reader *reader, const char *path);

void csimdjson_member_reader_destroy(csimdjson_member_reader *reader);

/// Reads the members of one document into places in the order of the names;
/// what they point to stays valid until the next call with the same reader.
///
/// Returns whether the document is an object that could be read to its end.
/// Values that nobody asked for are stepped over without a closer look.
int csimdjson_member_reader_read(
    csimdjson_member_reader *reader, const char *bytes, size_t length, csimdjson_member *members);

#ifdef __cplusplus
}
#endif

#endif
