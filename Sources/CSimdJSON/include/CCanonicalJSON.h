#ifndef SUROO_CCANONICALJSON_H
#define SUROO_CCANONICALJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A member of the outermost object, as offsets into its bytes.
typedef struct {
  /// The quotation mark before the key.
  uint32_t key;
  /// The first byte of the value.
  uint32_t value;
  /// The byte after the value; 0 for a member that the object does not have.
  uint32_t end;
} ccanonical_member;

/// Whether the bytes are one object in canonical form, and where it has which
/// members.
///
/// Nothing is built and nothing outlives the call. False means that they are
/// no JSON, or JSON in another form; which of both, a reader has to say.
///
/// - bytes, length: less than 4 GiB.
/// - depth: the most levels of arrays and objects inside each other.
/// - names: plain keys in the order of their bytes, `count` of them.
/// - members: takes a member for each name.
bool ccanonical_scan(
    const char *bytes, size_t length, size_t depth, const char *const *names, size_t count,
    ccanonical_member *members);

#ifdef __cplusplus
}
#endif

#endif
