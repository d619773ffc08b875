// CaseStory: one case taken through its pathway by named people, a sentence a line.
//
//   CaseStory story(council, council.OpenReferral());
//   story.Take(adviser, "start_screening");
//   story.Write(adviser, "screening", Document().Set("safeguarding", "no"));
//   story.Take(adviser, "send_to_triage");
//   story.row().state -> "triage"
//
// What a form, a reason list or a choice of owner asks for and the test does not say is filled in (filled_form.h); the
// work chosen for somebody goes to the first social worker or, in safeguarding, the first safeguarding worker. Take and
// Write throw std::runtime_error with every sentence of a refusal; Try gives the refusal. With a StoryWay they go
// another way than by use cases: through the pages (page_way.h). Threads: the test's own.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/casework/advance_case.h"
#include "core/casework/submit_form.h"
#include "tests/support/council.h"

namespace caseway::tests {

// How a story's deeds are done; each throws when it is refused.
struct StoryWay {
  std::function<void(const Actor&, const casework::AdvanceCaseCommand&)> take;
  std::function<void(const Actor&, const casework::SubmitFormCommand&)> write;
};

class CaseStory {
 public:
  CaseStory(Council& council, CaseId id, StoryWay way = {}) : council_(&council), id_(id), way_(std::move(way)) {}

  // `own`: answers given to the action's own form; `reason`: of its list, the first offered when left out.
  CaseStory& Take(const Actor& actor, const std::string& action, const Document& own = {},
                  const std::string& reason = "");
  CaseStory& Write(const Actor& actor, const std::string& form, const Document& given = {});
  Result<Document> Try(const Actor& actor, const std::string& action, const Document& own = {},
                       const std::string& reason = "");

  CaseId id() const { return id_; }
  CaseRow row() const { return council_->Case(id_); }
  std::string state() const { return row().state; }
  // The cases the last action opened.
  const std::vector<CaseId>& opened() const { return opened_; }
  // What the last event of the case carries.
  Document LastMove() const;
  std::vector<LetterRow> Letters() const;

 private:
  CaseStory& TakeByWay(const Actor& actor, const std::string& action, const Document& own, const std::string& reason);
  casework::AdvanceCaseCommand CommandFor(casework::CaseContext& context, const std::string& action,
                                          const Document& own, const std::string& reason) const;

  Council* council_;  // never null; the test's own, and outlives this
  CaseId id_;
  StoryWay way_;
  std::vector<CaseId> opened_;
};

}  // namespace caseway::tests
