#include "CSimdJSON.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace simdjson;

int status_of(error_code error) {
  switch (error) {
    case SUCCESS: return CSIMDJSON_OK;
    case EMPTY: return CSIMDJSON_EMPTY;
    case UTF8_ERROR: return CSIMDJSON_NOT_UTF8;
    case UNCLOSED_STRING:
    case INCOMPLETE_ARRAY_OR_OBJECT: return CSIMDJSON_UNFINISHED;
    case UNESCAPED_CHARS: return CSIMDJSON_CONTROL_CHARACTER;
    case STRING_ERROR: return CSIMDJSON_BAD_STRING;
    case NUMBER_ERROR:
    case NUMBER_OUT_OF_RANGE: return CSIMDJSON_BAD_NUMBER;
    case TRAILING_CONTENT: return CSIMDJSON_TRAILING;
    case DEPTH_ERROR: return CSIMDJSON_TOO_DEEP;
    case MEMALLOC: return CSIMDJSON_NO_MEMORY;
    default: return CSIMDJSON_BAD_SYNTAX;
  }
}

/// The text of an integer without fraction, exponent or leading zeros, without
/// the white space that follows it; empty for any other number.
std::string_view integer_text(std::string_view token) {
  size_t digits = token.size() > 0 && token[0] == '-' ? 1 : 0;
  size_t end = digits;
  while (end < token.size() && token[end] >= '0' && token[end] <= '9') end++;
  if (end == digits || (token[digits] == '0' && end > digits + 1)) return {};
  for (size_t rest = end; rest < token.size(); rest++) {
    if (!strchr(" \t\r\n", token[rest]) || token[rest] == 0) return {};
  }
  return token.substr(0, end);
}

}  // namespace

struct csimdjson_parser {
  ondemand::parser parser;
  std::vector<char> padded;
  std::vector<csimdjson_token> tokens;
  size_t depth = 0;

  uint32_t offset(const char *position) const {
    return static_cast<uint32_t>(position - padded.data() - 1);
  }

  size_t add(uint8_t kind, const char *position) {
    csimdjson_token token{};
    token.kind = kind;
    token.offset = offset(position);
    tokens.push_back(token);
    return tokens.size() - 1;
  }

  void add_text(uint8_t kind, const char *position, std::string_view text) {
    csimdjson_token &token = tokens[add(kind, position)];
    token.value.text = text.data();
    token.length = static_cast<uint32_t>(text.size());
  }

  error_code walk(ondemand::value &source, size_t level) {
    ondemand::json_type type;
    if (auto error = source.type().get(type)) return error;
    std::string_view token = source.raw_json_token();
    switch (type) {
      case ondemand::json_type::array: {
        if (level >= depth) return DEPTH_ERROR;
        size_t start = add(CSIMDJSON_ARRAY, token.data());
        ondemand::array array;
        if (auto error = source.get_array().get(array)) return error;
        uint32_t count = 0;
        for (auto element : array) {
          ondemand::value value;
          if (auto error = element.get(value)) return error;
          if (auto error = walk(value, level + 1)) return error;
          count++;
        }
        tokens[start].length = count;
        return SUCCESS;
      }
      case ondemand::json_type::object: {
        if (level >= depth) return DEPTH_ERROR;
        size_t start = add(CSIMDJSON_OBJECT, token.data());
        ondemand::object object;
        if (auto error = source.get_object().get(object)) return error;
        uint32_t count = 0;
        for (auto member : object) {
          ondemand::field field;
          if (auto error = std::move(member).get(field)) return error;
          const char *position = field.key().raw() - 1;
          std::string_view key;
          if (auto error = field.unescaped_key().get(key)) return error;
          add_text(CSIMDJSON_KEY, position, key);
          if (auto error = walk(field.value(), level + 1)) return error;
          count++;
        }
        tokens[start].length = count;
        return SUCCESS;
      }
      case ondemand::json_type::string: {
        std::string_view text;
        if (auto error = source.get_string().get(text)) return error;
        add_text(CSIMDJSON_STRING, token.data(), text);
        return SUCCESS;
      }
      case ondemand::json_type::boolean: {
        bool value;
        if (auto error = source.get_bool().get(value)) return error;
        add(value ? CSIMDJSON_TRUE : CSIMDJSON_FALSE, token.data());
        return SUCCESS;
      }
      case ondemand::json_type::null: {
        bool is_null;
        if (auto error = source.is_null().get(is_null)) return error;
        if (!is_null) return N_ATOM_ERROR;
        add(CSIMDJSON_NULL, token.data());
        return SUCCESS;
      }
      case ondemand::json_type::number: return walk_number(source, token);
    }
    return TAPE_ERROR;
  }

  error_code walk_number(ondemand::value &source, std::string_view token) {
    std::string_view integer = integer_text(token);
    if (!integer.empty()) {
      int64_t value;
      if (source.get_int64().get(value) == SUCCESS) {
        tokens[add(CSIMDJSON_INTEGER, token.data())].value.integer = value;
        return SUCCESS;
      }
    }
    // get_double also steps over an integer that is too large for 64 bits.
    double value;
    if (auto error = source.get_double().get(value)) return error;
    if (integer.empty()) {
      tokens[add(CSIMDJSON_NUMBER, token.data())].value.number = value;
    } else {
      add_text(CSIMDJSON_LARGE_INTEGER, token.data(), integer);
    }
    return SUCCESS;
  }

  /// The document is read as the only element of an array: that way a number
  /// or text that stands alone takes the same path as any other. (simdjson
  /// 3.0.1 cuts a lone integer of more than 20 characters.)
  error_code walk_document(ondemand::document &document) {
    ondemand::array array;
    if (auto error = document.get_array().get(array)) return error;
    size_t count = 0;
    for (auto element : array) {
      ondemand::value value;
      if (auto error = element.get(value)) return error;
      if (count > 0) return TRAILING_CONTENT;
      if (auto error = walk(value, 0)) return error;
      count++;
    }
    return count > 0 ? SUCCESS : EMPTY;
  }

  csimdjson_document read(const char *bytes, size_t length) {
    tokens.clear();
    padded.assign(length + 2 + SIMDJSON_PADDING, 0);
    padded[0] = '[';
    if (length > 0) memcpy(padded.data() + 1, bytes, length);
    padded[length + 1] = ']';
    ondemand::document document;
    error_code error =
        parser.iterate(padded.data(), length + 2, padded.size()).get(document);
    const char *location = nullptr;
    if (error == SUCCESS) {
      error = walk_document(document);
      // Only at the end of the document is there no current location.
      bool at_end = document.current_location().get(location) != SUCCESS;
      if (error == SUCCESS && !at_end) error = TRAILING_CONTENT;
      if (at_end) location = nullptr;
    }
    csimdjson_document result{};
    result.tokens = tokens.data();
    result.count = error == SUCCESS ? tokens.size() : 0;
    result.status = status_of(error);
    result.offset = length;
    if (location && location > padded.data() && location <= padded.data() + length) {
      result.offset = offset(location);
    } else if (result.status == CSIMDJSON_BAD_SYNTAX) {
      result.status = CSIMDJSON_UNFINISHED;
    }
    return result;
  }
};

csimdjson_parser *csimdjson_create(void) { return new (std::nothrow) csimdjson_parser; }

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

csimdjson_document csimdjson_read(
    csimdjson_parser *parser, const char *bytes, size_t length, size_t depth) {
  parser->depth = depth;
  try {
    return parser->read(bytes, length);
  } catch (...) {
    csimdjson_document result{};
    result.status = CSIMDJSON_NO_MEMORY;
    return result;
  }
}
