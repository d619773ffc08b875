// Written: where an element of a definition stands in its file, so that a fault can be named with line and column.
//
//   state.written.Of("owner")  -> {"workflows/safeguarding/pathway.toml", 41, 1}: the key, else the element's header
//
// Pure. Threads: values.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caseway::forms {

// A position in a file, counted from 1; line 0 is the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  bool operator==(const Place&) const = default;
};

// Orders places by file, then line, then column.
bool Before(const Place& a, const Place& b);
// "workflows/safeguarding/pathway.toml:41:1"
std::string ToString(const Place& place);

struct Written {
  Place header;
  std::vector<std::pair<std::string, Place>> keys;  // "to"; items of a list as "who.0"

  // The key's place; an item falls back to its list, anything else to the header.
  const Place& Of(std::string_view key) const;
  bool Has(std::string_view key) const;
};

}  // namespace caseway::forms
