// What the audit's pages share: what is asked, in whose words an entry is told.
//
//   const AuditAsked asked = AskedOfAudit(visit, record);     // of the query; asked.error names what cannot be read
//   const auto found = FindInAudit(visit.service->audit, asked, 50);
//   found->entries, found->older                               // and where the next page goes on
//
// Threads: within one snapshot.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/audit.h"
#include "core/ports/record.h"
#include "web/visit.h"

namespace caseway::web {

struct AuditAsked {
  std::int64_t subject = 0;  // a person, a case, a form; 0: any
  UserId actor;              // none: anybody
  std::optional<AuditDeed> deed;
  Instant from = Instant::min();
  Instant until = Instant::max();
  std::int64_t before = 0;  // a place in the chain; 0: from the newest
  Error error{ErrorCode::kInvalidInput, "Check what you are looking for."};
  bool IsGood() const { return error.fields.empty(); }
};
AuditAsked AskedOfAudit(const Visit& visit, Record& record);

// Whatever is given fits each entry. `older` is where the next page goes on, 0 when there is none: also where so much
// was looked through that the rest waits for the next page. Errors: kUnavailable.
struct AuditFound {
  std::vector<AuditEntry> entries;
  std::int64_t older = 0;
};
Result<AuditFound> FindInAudit(const AuditReader& audit, const AuditAsked& asked, int limit);

// The boxes of the search, as they are named in the address.
inline constexpr const char* kAuditBoxes[] = {"record", "user", "deed", "from", "to"};

std::int64_t AuditPosition(std::string_view text);  // 0 when it is none
std::string DeedWords(AuditDeed deed);

// Whose name to show for an entry.
class AuditNames {
 public:
  explicit AuditNames(Record& record);
  std::string Of(const AuditEntry& entry) const;  // "A former account", "Nobody signed in"
  std::string Name(UserId user) const;            // "" for no account

 private:
  std::map<UserId, std::string> names_;
};

}  // namespace caseway::web
