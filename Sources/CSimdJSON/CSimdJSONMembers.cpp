#include "CSimdJSONMembers.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

using namespace simdjson;

namespace {

/// A name with its place among the members, or with names inside it.
struct Name {
  std::string text;
  int place = -1;
  std::vector<Name> inner;
};

std::vector<Name> &add(std::vector<Name> &names, std::string_view text, int place) {
  for (auto &name : names) {
    if (name.text == text) {
      if (place >= 0) name.place = place;
      return name.inner;
    }
  }
  names.push_back(Name{std::string(text), place, {}});
  return names.back().inner;
}

const Name *find(const std::vector<Name> &names, const char *key) {
  for (const auto &name : names) {
    // The quotation mark after the key ends the comparison; the padding keeps
    // it inside readable memory.
    if (*key == name.text[0] && memcmp(key, name.text.data(), name.text.size()) == 0 &&
        key[name.text.size()] == '"') {
      return &name;
    }
  }
  return nullptr;
}

}  // namespace

struct csimdjson_member_reader {
  ondemand::parser parser;
  std::vector<char> padded;
  std::vector<Name> names;
  size_t count = 0;

  error_code read(ondemand::value &value, csimdjson_member &member) {
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    switch (type) {
      case ondemand::json_type::string: {
        std::string_view text;
        if (auto error = value.get_string().get(text)) return error;
        member.kind = CSIMDJSON_MEMBER_TEXT;
        member.text = text.data();
        member.length = static_cast<uint32_t>(text.size());
        return SUCCESS;
      }
      case ondemand::json_type::number: {
        member.kind = CSIMDJSON_MEMBER_OTHER;
        if (value.get_int64().get(member.integer) == SUCCESS) {
          member.kind = CSIMDJSON_MEMBER_INTEGER;
        }
        return SUCCESS;
      }
      case ondemand::json_type::array: {
        ondemand::array array;
        std::string_view text;
        if (auto error = value.get_array().get(array)) return error;
        if (auto error = array.raw_json().get(text)) return error;
        member.kind = CSIMDJSON_MEMBER_ARRAY;
        member.text = text.data();
        member.length = static_cast<uint32_t>(text.size());
        return SUCCESS;
      }
      case ondemand::json_type::null: member.kind = CSIMDJSON_MEMBER_NULL; return SUCCESS;
      default: member.kind = CSIMDJSON_MEMBER_OTHER; return SUCCESS;
    }
  }

  error_code walk(ondemand::object &object, const std::vector<Name> &wanted,
                  csimdjson_member *members) {
    for (auto item : object) {
      ondemand::field field;
      if (auto error = std::move(item).get(field)) return error;
      const Name *name = find(wanted, field.key().raw());
      if (!name) continue;
      ondemand::value value = field.value();
      if (name->inner.empty()) {
        if (auto error = read(value, members[name->place])) return error;
        continue;
      }
      ondemand::json_type type;
      if (auto error = value.type().get(type)) return error;
      if (type == ondemand::json_type::object) {
        ondemand::object inner;
        if (auto error = value.get_object().get(inner)) return error;
        if (auto error = walk(inner, name->inner, members)) return error;
      }
    }
    return SUCCESS;
  }

  bool read(const char *bytes, size_t length, csimdjson_member *members) {
    memset(members, 0, count * sizeof(csimdjson_member));
    if (padded.size() < length + SIMDJSON_PADDING) padded.resize(2 * length + SIMDJSON_PADDING);
    memcpy(padded.data(), bytes, length);
    ondemand::document document;
    if (parser.iterate(padded.data(), length, padded.size()).get(document)) return false;
    ondemand::object object;
    if (document.get_object().get(object)) return false;
    if (walk(object, names, members)) return false;
    // Only at the end of the document is there no current location.
    const char *location;
    return document.current_location().get(location) != SUCCESS;
  }
};

csimdjson_member_reader *csimdjson_member_reader_create(void) {
  return new (std::nothrow) csimdjson_member_reader;
}

int csimdjson_member_reader_add(csimdjson_member_reader *reader, const char *path) {
  try {
    std::string_view text(path);
    int place = static_cast<int>(reader->count);
    size_t dot = text.find('.');
    if (dot == std::string_view::npos) {
      add(reader->names, text, place);
    } else {
      add(add(reader->names, text.substr(0, dot), -1), text.substr(dot + 1), place);
    }
    reader->count++;
    return 1;
  } catch (...) {
    return 0;
  }
}

void csimdjson_member_reader_destroy(csimdjson_member_reader *reader) { delete reader; }

int csimdjson_member_reader_read(
    csimdjson_member_reader *reader, const char *bytes, size_t length,
    csimdjson_member *members) {
  try {
    return reader->read(bytes, length, members);
  } catch (...) {
    return 0;
  }
}
