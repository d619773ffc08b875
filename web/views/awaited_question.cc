#include "web/views/awaited_question.h"

#include <algorithm>

#include "core/forms/answers.h"
#include "core/pathway/scope.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/form_fields.h"

namespace caseway::web {

struct AwaitedQuestion::Facts {
  Facts(const casework::CaseContext& context, Instant now) : at(context.At()), scope(at, now, true) {}
  const pathway::CaseAt at;
  const pathway::Scope scope;
};

AwaitedQuestion::AwaitedQuestion(casework::CaseContext& context, Instant now)
    : context_(&context),
      offered_(pathway::OfferedForms(context.At(), now)),
      facts_(std::make_shared<const Facts>(context, now)) {}

// A question by its name in a condition; what a decision reads is asked for by the decision.
void AwaitedQuestion::Gather(const feel::NamePath& path, std::vector<Asked>& asked) const {
  if (path.size() < 2) return;
  const auto& bundle = context_->bundle();
  if (path[0] == "decision") {
    const auto decision = bundle.decisions.find(path[1]);
    if (decision == bundle.decisions.end()) return;
    for (const auto& read : decision->second.reads) {
      if (read.empty() || read[0] != "decision") Gather(read, asked);
    }
    return;
  }
  const auto form = bundle.forms.find(path[0]);
  if (form == bundle.forms.end() || std::find(offered_.begin(), offered_.end(), path[0]) == offered_.end()) return;
  if (const auto* question = form->second.Find(path[1])) asked.push_back({&form->second, question});
}

std::vector<AwaitedQuestion::Asked> AwaitedQuestion::AskedBy(const pathway::Requirement& requirement) const {
  std::vector<Asked> asked;
  for (const auto& path : requirement.when.reads) Gather(path, asked);
  const auto is_hidden = [&](const Asked& one) {
    return one.question->show_when && !facts_->scope.Holds(*one.question->show_when);
  };
  asked.erase(std::remove_if(asked.begin(), asked.end(), is_hidden), asked.end());
  return asked;
}

std::optional<html::Url> AwaitedQuestion::Of(const pathway::Action& action, const Unmet& unmet) const {
  if (context_ == nullptr) return std::nullopt;
  const auto requirement =
      std::find_if(action.requirements.begin(), action.requirements.end(),
                   [&](const pathway::Requirement& one) { return one.rule == unmet.rule && one.say == unmet.say; });
  if (requirement == action.requirements.end()) return std::nullopt;
  const auto asked = AskedBy(*requirement);
  if (asked.empty()) return std::nullopt;
  const auto open = std::find_if(asked.begin(), asked.end(), [&](const Asked& one) {
    const Document* answers = context_->facts().Submitted(one.form->id);
    return answers == nullptr || forms::IsUnanswered((*answers)[one.question->id]);
  });
  const Asked& first = open == asked.end() ? asked.front() : *open;
  return CasePath(context_->row().id, {"forms", first.form->id}).At(AnchorOf(*first.form, first.question->id));
}

}  // namespace caseway::web
