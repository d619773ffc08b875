// Drafts: what is being typed, question by question, outside the event log, saved while still invalid.
//
//   drafts.Save(session, {.form = f, .question = "risks", .base = 4, .author = grace, .at = now, .value = "falls"});
//   Result<Draft> draft = drafts.Read(f);
//   draft->answers[0].rivals    // another writer's text for the same question, both kept until someone chooses
//
// `base` is the draft's revision as the writer's page knew it. A text written without having seen another writer's
// newer text becomes the current one and the other is kept as its rival; a save whose base has seen both settles it.
// Threads: Save, Freeze and Reopen inside work; Read from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/document.h"
#include "core/ids.h"
#include "core/ports/writer.h"
#include "core/result.h"

namespace caseway {

struct DraftDelta {
  FormId form;
  std::string question;   // its path: "risks", or "allegations.2.kind" inside a group
  std::int64_t base = 0;  // the draft's revision the writer had seen
  UserId author;
  Instant at{};
  Document value;
};

// One text for one question: who wrote it, when, as which revision.
struct DraftText {
  Document value;
  UserId author;
  Instant at{};
  std::int64_t revision = 0;
};

struct DraftAnswer {
  std::string question;
  DraftText current;
  std::vector<DraftText> rivals;  // older texts of other writers that nobody has set aside
};

struct Draft {
  std::int64_t revision = 0;         // 0: nothing typed yet
  bool frozen = false;               // submitted: nothing more is taken until it is reopened
  std::vector<DraftAnswer> answers;  // by question path
};

class DraftStore {
 public:
  virtual ~DraftStore() = default;
  // Returns the revision after the save; the same text again stores nothing. Errors: kConflict when frozen.
  virtual Result<std::int64_t> Save(WriteSession& session, const DraftDelta& delta) = 0;
  // Inside work: what the savepoint sees.
  virtual Result<Draft> Read(WriteSession& session, FormId form) const = 0;
  virtual Result<Draft> Read(FormId form) const = 0;
  // Takes the draft as it stands at `revision` for submission and lets go of its deltas. Errors: kConflict when the
  // draft has moved on, has rival texts, or is frozen already.
  virtual Result<Draft> Freeze(WriteSession& session, FormId form, std::int64_t revision) = 0;
  // Opens a submitted form's draft for a new version; revisions go on counting.
  virtual Result<void> Reopen(WriteSession& session, FormId form) = 0;
};

}  // namespace caseway
