#include "tests/support/filled_form.h"

#include <stdexcept>

#include "core/forms/answer_path.h"
#include "core/forms/answers.h"
#include "core/pathway/scope.h"

namespace caseway::tests {
namespace {

using forms::Question;
using forms::QuestionType;

constexpr int kMostRounds = 40;  // each answer may show further questions

std::string FirstOffered(const Question& question, const forms::AnswerContext& context) {
  const auto list = context.codes.find(question.choices);
  if (list == context.codes.end()) throw std::runtime_error("no code list " + question.choices);
  return list->second.Offered(LondonDate(context.now)).front()->id;
}

Document Plausible(const Question& question, const forms::AnswerContext& context) {
  const Date today = LondonDate(context.now);
  switch (question.type) {
    case QuestionType::kYesNoUnknown: return "no";
    case QuestionType::kChoice: return FirstOffered(question, context);
    case QuestionType::kManyChoices: return Document(Document::List{FirstOffered(question, context)});
    case QuestionType::kDate: return FormatIso(question.past ? today : Date{Days{today} + std::chrono::days{7}});
    case QuestionType::kApproximateDate: return "2020";
    case QuestionType::kNumber:
    case QuestionType::kMoney:
    case QuestionType::kOutcomeScore: return question.min.empty() ? "1" : question.min;
    case QuestionType::kRepeatingGroup:
    case QuestionType::kTable: return Document(Document::List{Document().Set(question.questions.front().id, "x")});
    default: return "As they told us.";
  }
}

}  // namespace

Document FilledForm(casework::CaseContext& context, const std::string& form_id, Document given, Instant now) {
  const auto& form = context.bundle().forms.at(form_id);
  const auto at = context.At();
  if (given.IsNull()) given = Document(Document::Members{});
  for (int round = 0; round < kMostRounds; ++round) {
    const pathway::Scope scope(at, now);
    const forms::AnswerContext answering{scope, context.bundle().codes, now};
    const auto faults = forms::Validate(form, given, forms::Show(form, given, answering), answering);
    if (faults.empty()) return given;
    for (const auto& fault : faults) {
      const auto path = forms::SplitPath(form, fault.field);
      const bool stand_in = forms::AnswerAt(given, fault.field) == Document("x");
      if (!path || (!stand_in && !forms::IsUnanswered(forms::AnswerAt(given, fault.field))))
        throw std::runtime_error(form_id + "." + fault.field + ": " + fault.say);
      forms::SetAnswer(form, given, fault.field, Plausible(*path->Answered(), answering));
    }
  }
  throw std::runtime_error("the form " + form_id + " could not be filled in");
}

}  // namespace caseway::tests
