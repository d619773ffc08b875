// Audit: one row for each request that shows records, and for each refusal, sign-in, print and export.
//
//   AuditRow row{.at = now, .actor = grace, .deed = AuditDeed::kViewed, .route = "/case/{id}", .subject_kind = "case",
//                .shown = {77, 41}, .request = "r-9f3c"};
//   if (Result<void> queued = writer.SubmitAudit(row); !queued) return Unavailable();   // no row, no page
//
// Rows are chained by hash in the order they were written (docs/storage_format.md). Ids come from one counter for all
// kinds of record, so an id alone says what was shown. Threads: values; a reader belongs to the thread that asks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/ids.h"
#include "core/result.h"

namespace caseway {

enum class AuditDeed {
  kViewed,
  kSearched,
  kPrinted,
  kExported,
  kRefused,
  kSignedIn,
  kSignedOut,
  kChanged,
  kBrokeGlass
};

// The name kept in the log.
inline const char* NameOf(AuditDeed deed) {
  switch (deed) {
    case AuditDeed::kViewed: return "viewed";
    case AuditDeed::kSearched: return "searched";
    case AuditDeed::kPrinted: return "printed";
    case AuditDeed::kExported: return "exported";
    case AuditDeed::kRefused: return "refused";
    case AuditDeed::kSignedIn: return "signed-in";
    case AuditDeed::kSignedOut: return "signed-out";
    case AuditDeed::kChanged: return "changed";
    case AuditDeed::kBrokeGlass: return "broke-glass";
  }
  return "";
}

struct AuditRow {
  Instant at{};
  UserId actor;              // none: nobody was signed in
  std::string session = {};  // a short name of the session, never its token
  AuditDeed deed = AuditDeed::kViewed;
  std::string route = {};                // the route's pattern, "/person/{id}", never what was typed
  std::string subject_kind = {};         // what `shown` are mainly: "person", "case", "list"
  std::vector<std::int64_t> shown = {};  // every record on the page, lists and searches too
  std::string reason = {};               // why, where the person had to say (break-glass, export)
  std::string request = {};              // the request id in the server's own log
};

// A row as kept. `position` runs from 1 without gaps.
struct AuditEntry : AuditRow {
  std::int64_t position = 0;
};

// Newest first, at most `limit`, those before `before` (0: from the newest). Errors: kUnavailable.
class AuditReader {
 public:
  virtual ~AuditReader() = default;
  // Who looked at this record (a person, a case, a form).
  virtual Result<std::vector<AuditEntry>> About(std::int64_t subject, std::int64_t before, int limit) const = 0;
  virtual Result<std::vector<AuditEntry>> By(UserId actor, std::int64_t before, int limit) const = 0;
  virtual Result<std::vector<AuditEntry>> Latest(std::int64_t before, int limit) const = 0;
};

}  // namespace caseway
