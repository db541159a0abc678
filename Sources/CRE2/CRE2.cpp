#include "CRE2.h"

#include <re2/re2.h>

struct CRE2Pattern {
  RE2 pattern;

  CRE2Pattern(re2::StringPiece text, const RE2::Options &options) : pattern(text, options) {}
};

CRE2Pattern *CRE2PatternCreate(const char *bytes, size_t length) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(8 << 20);
  return new CRE2Pattern(re2::StringPiece(bytes, length), options);
}

const char *CRE2PatternError(const CRE2Pattern *pattern) {
  return pattern->pattern.ok() ? nullptr : pattern->pattern.error().c_str();
}

bool CRE2PatternMatches(const CRE2Pattern *pattern, const char *bytes, size_t length) {
  return RE2::FullMatch(re2::StringPiece(bytes, length), pattern->pattern);
}

void CRE2PatternRelease(CRE2Pattern *pattern) { delete pattern; }
