// What a handler gives back: a response and what it shows of the record, so that no page is sent without its audit row.
//
//   return Answer{http::Page(...), {.subject_kind = "person", .ids = {id.value}}};
//   return Plan{.work = [=](WritableRecord& r) { return casework::WriteNote(r, command, ...); }, .then = ..., .refused
//   = ...};
//
// Threads: values.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/ports/audit.h"
#include "core/ports/record.h"
#include "web/http/response.h"

namespace caseway::web {

class Visit;

// What is on the page. Lists and searches name every id shown; nothing shown, nothing kept.
struct Shown {
  AuditDeed deed = AuditDeed::kViewed;
  std::string subject_kind;  // "person", "case", "list"; "" for pages without records
  std::vector<std::int64_t> ids;
  bool restricted = false;  // the row must be on the disk before the page leaves
  std::string reason;
};

struct Answer {
  http::Response response;
  Shown shown;
};

// A change to be made: queued for the writer once the snapshot is closed.
struct Plan {
  std::string fingerprint;  // of what was asked, beside the command id; "" takes the request's own
  std::function<Result<Document>(WritableRecord&, Visit&)> work;
  // After the commit: where to go. `changed`: ids for the audit row.
  std::function<Answer(Visit&, const Document&)> then;
  // The refusal as a page with what was typed still in it; without it a plain page says why.
  std::function<Answer(Visit&, Record&, const Error&)> refused = {};
};

// A handler that first needs other work, off the thread that serves sockets: Argon2, an import.
struct Later {
  std::function<Answer(Visit&)> run;  // on the worker pool
};

using Outcome = std::variant<Answer, Plan, Later>;

}  // namespace caseway::web
