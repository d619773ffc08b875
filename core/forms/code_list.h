// CodeList: our own codes for one thing ("abuse-types"), each with the wordings national returns used for it, by
// release.
//
//   const Code* code = list.Find("physical");       // also when retired: old answers keep their label
//   list.Offered(today)                             // in file order, without the retired and the not yet begun
//   code->Wording("sac", "2025-26")                 // null when that release has none
//
// Pure. Threads: immutable once loaded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "core/forms/written.h"

namespace caseway::forms {

// How one national return words a code in one release.
struct Wording {
  std::string collection;  // "cld" or "sac"
  std::string wording;
  std::string release;       // "R2", "2025-26"
  bool unconfirmed = false;  // not yet seen in the published list: named by `check` until it is
};

struct Code {
  std::string id;
  std::string label;
  std::string help;
  std::optional<Date> from;  // first and last day on which it is offered
  std::optional<Date> to;
  std::vector<Wording> wordings;
  std::map<std::string, std::string> more;  // any further text the file gives ("phone" of a directory entry)
  Written written;

  bool OfferedOn(Date day) const;
  const Wording* FindWording(std::string_view collection, std::string_view release) const;
};

struct CodeList {
  std::string id;
  std::string title;
  std::vector<Code> codes;  // in file order
  Written written;

  const Code* Find(std::string_view code) const;
  std::vector<const Code*> Offered(Date day) const;
  // The code's label, or the code itself when the list does not know it.
  std::string Label(std::string_view code) const;
};

using CodeLists = std::map<std::string, CodeList, std::less<>>;

}  // namespace caseway::forms
