// AnswersOnDemand: one form's answers as a condition reads them, each worked out when it is first asked for.
//
//   AnswersOnDemand concern(form, answers, {facts, codes, now});
//   concern.Member("safe_now")   // null while unanswered or hidden; nullptr for what is no question
//
// The same values as ToFeel(form, answers, Show(form, answers, context)), without showing questions that no condition
// asks about: a case page asks for a handful of some hundreds. For one decision on one thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/forms/answers.h"

namespace caseway::forms {

class AnswersOnDemand {
 public:
  // All three must outlive it.
  AnswersOnDemand(const FormDefinition& form, const Document& answers, const AnswerContext& context)
      : form_(form), answers_(answers), context_(context), worked_out_(form.questions.size()) {}

  const feel::Value* Member(std::string_view question) const;
  // The form as a context; questions before the `limit`th only.
  feel::Value Whole(std::size_t limit = static_cast<std::size_t>(-1)) const;
  // Requires: place < form.questions.size().
  const feel::Value& At(std::size_t place) const;
  // Where the question stands in the form; the number of questions when it is none of them.
  std::size_t PlaceOf(std::string_view question) const;

 private:
  struct Answer {
    bool known = false;
    feel::Value value;
  };
  const FormDefinition& form_;
  const Document& answers_;
  AnswerContext context_;
  mutable std::vector<Answer> worked_out_;
};

}  // namespace caseway::forms
