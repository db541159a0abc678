#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression.
typedef struct CRE2Pattern CRE2Pattern;

/// Compiles a pattern with Unicode character classes.
///
/// Never returns null. Release the result with `CRE2PatternRelease`.
CRE2Pattern *_Nonnull CRE2PatternCreate(const char *_Nonnull bytes, size_t length);

/// What is wrong with the pattern; null when nothing is. Lives as long as the pattern.
const char *_Nullable CRE2PatternError(const CRE2Pattern *_Nonnull pattern);

/// Whether the whole text matches. Takes time linear in the length of the text.
bool CRE2PatternMatches(const CRE2Pattern *_Nonnull pattern, const char *_Nonnull bytes,
                        size_t length);

/// Frees the pattern.
void CRE2PatternRelease(CRE2Pattern *_Nonnull pattern);

#ifdef __cplusplus
}
#endif

#endif
