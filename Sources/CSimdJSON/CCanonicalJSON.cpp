#include "CCanonicalJSON.h"

#include <simdjson.h>

#include <charconv>
#include <cstring>
#include <string>
#include <string_view>

namespace {

/// Whether one of eight bytes is a control character, a quotation mark or a
/// backslash; a byte above one of these may be taken for one too.
bool has_special(uint64_t word) {
  const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
  uint64_t quotes = word ^ (ones * '"'), slashes = word ^ (ones * '\\');
  uint64_t found = ((word - ones * 0x20) & ~word) | ((quotes - ones) & ~quotes) |
                   ((slashes - ones) & ~slashes);
  return (found & highs) != 0;
}

int hexadecimal(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

struct Scan {
  const char *start;
  const char *at;
  const char *end;
  size_t depth;
  const char *const *names;
  size_t count;
  ccanonical_member *members;

  bool take(char byte) {
    if (at == end || *at != byte) return false;
    at++;
    return true;
  }

  bool take(std::string_view word) {
    if (static_cast<size_t>(end - at) < word.size()) return false;
    if (memcmp(at, word.data(), word.size()) != 0) return false;
    at += word.size();
    return true;
  }

  /// The escapes of RFC 8785, section 3.2.2.2, and no others.
  bool escape() {
    if (at == end) return false;
    char letter = *at++;
    if (strchr("\"\\bfnrt", letter) && letter != 0) return true;
    if (letter != 'u' || end - at < 4 || at[0] != '0' || at[1] != '0') return false;
    int high = hexadecimal(at[2]), low = hexadecimal(at[3]);
    if (high < 0 || high > 1 || low < 0) return false;
    int code = high * 16 + low;
    at += 4;
    return code != '\b' && code != '\t' && code != '\n' && code != '\f' && code != '\r';
  }

  /// A text; that its bytes are UTF-8 is known already.
  ///
  /// - escapes: becomes true when it holds one.
  bool text(bool &escapes) {
    if (!take('"')) return false;
    while (true) {
      uint64_t word;
      while (end - at >= 8 && (memcpy(&word, at, 8), !has_special(word))) at += 8;
      if (at == end) return false;
      unsigned char byte = static_cast<unsigned char>(*at++);
      if (byte == '"') return true;
      if (byte < 0x20) return false;
      if (byte != '\\') continue;
      escapes = true;
      if (!escape()) return false;
    }
  }

  /// A number as the writer writes it: the shortest decimal that reads back as
  /// the same number, without an exponent.
  bool number() {
    const char *first = at;
    if (at < end && *at == '-') at++;
    const char *digits = at;
    while (at < end && *at >= '0' && *at <= '9') at++;
    size_t whole = at - digits;
    if (whole == 0 || (whole > 1 && *digits == '0')) return false;
    bool is_whole = at == end || *at != '.';
    if (is_whole && whole <= 15) return !(digits != first && whole == 1 && *digits == '0');
    if (!is_whole) {
      at++;
      while (at < end && *at >= '0' && *at <= '9') at++;
      if (at - digits == static_cast<ptrdiff_t>(whole) + 1) return false;
    }
    double value;
    auto read = std::from_chars(first, at, value);
    if (read.ec != std::errc() || read.ptr != at) return false;
    return shortest(value) == std::string_view(first, at - first);
  }

  static std::string shortest(double value) {
    if (value == 0) return "0";
    char printed[64];
    auto written =
        std::to_chars(printed, printed + sizeof printed, value, std::chars_format::scientific);
    std::string digits, sign;
    const char *next = printed;
    if (*next == '-') sign = *next++;
    for (; *next != 'e'; next++) {
      if (*next != '.') digits += *next;
    }
    next += next[1] == '+' ? 2 : 1;
    int exponent = 0;
    std::from_chars(next, written.ptr, exponent);
    int point = exponent + 1, length = static_cast<int>(digits.size());
    if (point <= 0) return sign + "0." + std::string(-point, '0') + digits;
    if (point >= length) return sign + digits + std::string(point - length, '0');
    return sign + digits.substr(0, point) + "." + digits.substr(point);
  }

  bool value(size_t level) {
    if (at == end) return false;
    bool escapes = false;
    switch (*at) {
      case '{': return object(level);
      case '[': return array(level);
      case '"': return text(escapes);
      case 't': return take("true");
      case 'f': return take("false");
      case 'n': return take("null");
      default: return number();
    }
  }

  bool array(size_t level) {
    if (level >= depth) return false;
    at++;
    if (take(']')) return true;
    do {
      if (!value(level + 1)) return false;
    } while (take(','));
    return take(']');
  }

  bool object(size_t level) {
    if (level >= depth) return false;
    at++;
    if (take('}')) return true;
    std::string_view last;
    bool last_escapes = false, is_first = true;
    size_t next_name = 0;
    do {
      const char *key = at;
      bool escapes = false;
      if (!text(escapes)) return false;
      std::string_view name(key + 1, at - key - 2);
      if (!is_first && !precedes(last, last_escapes, name, escapes)) return false;
      is_first = false;
      last = name;
      last_escapes = escapes;
      if (!take(':')) return false;
      const char *content = at;
      if (!value(level + 1)) return false;
      if (level == 0 && !escapes) keep(name, key, content, next_name);
    } while (take(','));
    return take('}');
  }

  /// Notes a member that was asked for; names and keys come in the same order.
  void keep(std::string_view name, const char *key, const char *content, size_t &next_name) {
    while (next_name < count && std::string_view(names[next_name]) < name) next_name++;
    if (next_name == count || std::string_view(names[next_name]) != name) return;
    members[next_name] = {
        static_cast<uint32_t>(key - start), static_cast<uint32_t>(content - start),
        static_cast<uint32_t>(at - start)};
  }

  /// Whether the key `left` comes before `right` in the order of their bytes.
  static bool precedes(
      std::string_view left, bool left_escapes, std::string_view right, bool right_escapes) {
    if (!left_escapes && !right_escapes) return left < right;
    return unescaped(left) < unescaped(right);
  }

  static std::string unescaped(std::string_view key) {
    std::string text;
    for (size_t index = 0; index < key.size(); index++) {
      if (key[index] != '\\') {
        text += key[index];
        continue;
      }
      switch (key[++index]) {
        case 'b': text += '\b'; break;
        case 'f': text += '\f'; break;
        case 'n': text += '\n'; break;
        case 'r': text += '\r'; break;
        case 't': text += '\t'; break;
        case 'u':
          text += static_cast<char>(hexadecimal(key[index + 3]) * 16 + hexadecimal(key[index + 4]));
          index += 4;
          break;
        default: text += key[index];
      }
    }
    return text;
  }
};

}  // namespace

bool ccanonical_scan(
    const char *bytes, size_t length, size_t depth, const char *const *names, size_t count,
    ccanonical_member *members) {
  memset(members, 0, count * sizeof *members);
  if (length < 2 || bytes[0] != '{' || !simdjson::validate_utf8(bytes, length)) return false;
  try {
    Scan scan{bytes, bytes, bytes + length, depth, names, count, members};
    return scan.object(0) && scan.at == scan.end;
  } catch (...) {
    return false;
  }
}
