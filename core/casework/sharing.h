// The use cases on what somebody lets us share about them: with whom, since when, and withdrawn again (P51).
//
//   ChooseSharing(record, {.person = id, .with = "relative", .other = son, .what = "arrangements"}, deed)  ->
//   {"choice"} WithdrawSharing(record, {.person = id, .key = choice, .reason = "They fell out"}, deed)
//
// Every choice is kept with its days; a later one about the same people ends the earlier. Errors: kForbidden,
// kNotFound, kInvalidInput with the field; nothing is kept then. Threads: on the writer.
#pragma once

#include <optional>
#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

struct ChooseSharingCommand {
  PersonId person;
  std::string with;                // code of codes/sharing-with; those in its group "named" need `other` or `name`
  PersonId other;                  // whom, where they are in the records
  std::string name;                // whom, where they are not
  std::string what;                // code of codes/sharing
  std::string detail;              // more, in the person's words
  std::optional<Date> since = {};  // none: today; not in the future
};
// -> {"person", "choice": key}
Result<Document> ChooseSharing(WritableRecord& record, const ChooseSharingCommand& command, const Deed& deed);

struct WithdrawSharingCommand {
  PersonId person;
  std::int64_t key = 0;
  std::optional<Date> on = {};  // none: today; not in the future, not before the choice
  std::string reason;           // may be left out: nobody has to say why
};
// Errors: kNotFound when no choice of this person that holds has that key.
Result<Document> WithdrawSharing(WritableRecord& record, const WithdrawSharingCommand& command, const Deed& deed);

}  // namespace caseway::casework
