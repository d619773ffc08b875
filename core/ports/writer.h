// Writer: the one way anything is saved. Commands that wait while a commit is under way share the next commit.
//
//   writer.Submit({.id = form.command, .actor = grace, .at = now, .fingerprint = Fingerprint(form)},
//                 [=](WriteSession& session) -> Result<Document> {
//                   Result<std::int64_t> position = session.Append(event);
//                   if (!position) return position.error();
//                   return Document().Set("position", *position);
//                 },
//                 [reply](Result<Document> answer) { reply(Page(answer)); });
//
// The work loads, decides and saves inside its own savepoint: an error it returns undoes its own writes and nobody
// else's. `done` is called once, on the writer's thread, and for an answer only after the commit is on the disk.
// The same command id again (by the same actor, with the same fingerprint) gets the first answer and runs nothing; with
// another fingerprint or actor it gets kConflict. A refusal is not remembered: the same id may try again.
//
// Threads: Submit, Run and SubmitAudit from any thread, but Run never from inside work or done. Work may run twice
// (a group rolled back by the disk is replayed one by one): it must take nothing from its captures.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/dates.h"
#include "core/document.h"
#include "core/event.h"
#include "core/ids.h"
#include "core/ports/audit.h"
#include "core/result.h"

namespace caseway {

struct Command {
  std::string id;                // made for each form when shown; "" is not remembered and may append no event
  UserId actor;                  // none: the system
  Instant at{};                  // when the request came
  std::string fingerprint = {};  // digest of what was asked, to tell a repeat from a different request
};

// What work may do. Lives while the work runs; never keep it.
class WriteSession {
 public:
  virtual ~WriteSession() = default;

  // Keeps the event at the next position of the log and of its stream, and runs the projections.
  // `expected` is the stream's last sequence as the caller saw it (0: no event yet).
  // Returns the position. Errors: kConflict when the stream has moved on.
  virtual Result<std::int64_t> Append(NewEvent event, std::optional<std::int64_t> expected = {}) = 0;

  // A new id from the one counter for all kinds of record; ids of undone work are not used again.
  virtual std::int64_t NextId() = 0;

  virtual const Command& command() const = 0;
  // The instant events of this command are entered at.
  virtual Instant now() const = 0;
};

class Writer {
 public:
  using Work = std::function<Result<Document>(WriteSession&)>;
  using Done = std::function<void(Result<Document>)>;

  virtual ~Writer() = default;

  // Errors, through `done`: the work's own; kConflict for a re-used command id; kUnavailable when the queue or the disk
  // is full ("try again"), or when the writer has stopped.
  virtual void Submit(Command command, Work work, Done done) = 0;

  // Submits and waits.
  virtual Result<Document> Run(Command command, Work work) = 0;

  // Queues a row that is kept within 100 ms: a crash may lose the last 100 ms. Errors: kUnavailable, and then the page
  // must not be shown.
  virtual Result<void> SubmitAudit(AuditRow row) = 0;

  // For restricted records: `done` is called when the row is on the disk, or with kUnavailable.
  virtual void SubmitAuditDurably(AuditRow row, std::function<void(Result<void>)> done) = 0;
};

}  // namespace caseway
