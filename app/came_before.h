// CameBefore: what a sender's reference came with the first time, held against what it comes with now.
//
//   CameBefore before(runtime);
//   auto changed = before.Changes(referral);      // {{"last_name", "Bronte", "Not refused: this reference came ..."}}
//
// A referral that is repeated opens nothing, so a name, an address or an NHS number that changed since would pass
// unseen (P40). Compared with the row as it first came, not with the person's record, which staff may have put right.
// Of a reference from before this was kept nothing is said. Threads: one; reads the record.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/runtime.h"
#include "workflows/exchange/referral_fields.h"

namespace caseway::app {

class CameBefore {
 public:
  explicit CameBefore(Runtime& runtime) : runtime_(runtime) {}

  struct Found {
    bool known = false;             // the reference came before, in the record or earlier in this file
    bool text_differs = false;      // its text in the record is another; not asked of rows of this file
    bool asks = false;              // it came without a sign of abuse and now says one: an exception asks somebody
    std::vector<RowError> changes;  // that, and of the person's name, address and NHS number, by column
  };
  // Remembers the row for those that follow. Errors: the record cannot be read.
  Result<Found> Look(const Referral& referral);

 private:
  static constexpr std::size_t kFields = 5;
  using Prints = std::array<std::size_t, kFields>;  // of each field, so that a long file costs little memory
  static Prints PrintsOf(const Document& came);
  struct Seen {
    Prints prints{};
    bool safeguarding = false;
  };
  Result<std::optional<Seen>> InRecord(const Referral& referral, Found& found);

  Runtime& runtime_;
  std::map<std::string, Seen> seen_;  // by reference
};

}  // namespace caseway::app
