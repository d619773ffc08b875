// SharingChoice: what somebody lets us share about them, with whom, since when, and until when (P51).
//
//   choice.with == "relative" && choice.what == "arrangements" && !choice.until    // her son may be told of visits
//
// Their own choice, not a rule of law: what must be shared to keep somebody safe is shared all the same. Pure data.
#pragma once

#include <optional>
#include <string>

#include "core/dates.h"
#include "core/ids.h"

namespace caseway {

struct SharingChoice {
  std::int64_t key = 0;
  std::string with;        // code of codes/sharing-with: "relative", "gp"
  PersonId other;          // whom, where they are in the records
  std::string other_name;  // as shown; empty where the viewer may not know
  std::string name;        // whom, in words, where they are not
  std::string what;        // code of codes/sharing: "arrangements", "nothing"
  std::string detail;      // more, in their words
  Date since{};
  std::optional<Date> until;  // withdrawn, or they chose otherwise
  std::string ended;          // why, where something was said

  bool Holds() const { return !until; }
};

}  // namespace caseway
