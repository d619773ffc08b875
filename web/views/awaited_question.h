// AwaitedQuestion: the question that something not yet possible waits for, as a link to its field.
//
//   const AwaitedQuestion awaited(context, visit.now);       // or {} where this viewer may not write
//   awaited.Of(*view.action, unmet)   -> /cases/3K9-T7M-0RW/forms/screening#safeguarding
//
// Of what a requirement reads, the first question not yet answered, else the first; only of forms written at this
// stage, and only where it is shown. Threads: a page a call, while its context lives.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "web/html/html.h"

namespace caseway::web {

class AwaitedQuestion {
 public:
  AwaitedQuestion() = default;  // links nothing
  AwaitedQuestion(casework::CaseContext& context, Instant now);

  // Nothing where the requirement waits for something else than an answer: a link, a letter, another case.
  std::optional<html::Url> Of(const pathway::Action& action, const Unmet& unmet) const;

 private:
  struct Asked {
    const forms::FormDefinition* form;
    const forms::Question* question;
  };
  std::vector<Asked> AskedBy(const pathway::Requirement& requirement) const;
  void Gather(const feel::NamePath& path, std::vector<Asked>& asked) const;

  casework::CaseContext* context_ = nullptr;
  std::vector<std::string> offered_;
  struct Facts;
  std::shared_ptr<const Facts> facts_;  // the answers as they stand, drafts among them: worked out once for a page
};

}  // namespace caseway::web
