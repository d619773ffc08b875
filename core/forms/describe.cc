#include <fmt/format.h>

#include "core/forms/answer_value.h"
#include "core/forms/answers.h"
#include "core/money.h"

namespace caseway::forms {
namespace {

std::string LabelOf(const Question& question, const Document& code, const CodeLists& codes) {
  const auto list = codes.find(question.choices);
  return list == codes.end() ? code.Text() : list->second.Label(code.Text());
}

std::string LabelsOf(const Question& question, const Document& chosen, const CodeLists& codes) {
  std::string labels;
  for (const Document& code : chosen.Items()) {
    if (!labels.empty()) labels += ", ";
    labels += LabelOf(question, code, codes);
  }
  return labels;
}

std::string AsTyped(const Document& answer) {
  if (!answer.IsMembers()) return answer.Text();
  return answer["day"].Text() + "/" + answer["month"].Text() + "/" + answer["year"].Text();
}

std::string DescribeDate(const Document& answer) {
  const auto date = ParseDate(answer.Text());
  return date ? FormatLong(*date) : AsTyped(answer);
}

std::string DescribeApproximate(const Document& answer) {
  const auto date = ParseApproximateDate(answer.Text());
  return answer.IsText() && date ? FormatLong(*date) : AsTyped(answer);
}

std::string Capitalised(std::string text) {
  if (text == "unknown") return "Not known";
  if (text == "yes" || text == "no") text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string DescribeRows(const Document& rows) {
  const std::size_t count = rows.Items().size();
  return count == 1 ? "1 entry" : fmt::format("{} entries", count);
}

}  // namespace

std::string DescribeAnswer(const Question& question, const Document& answer, const CodeLists& codes) {
  if (IsUnanswered(answer)) return "";
  if (question.IsGroup()) return DescribeRows(answer);
  const Document kept = NormaliseAnswer(question, answer);
  switch (question.type) {
    case QuestionType::kDate: return DescribeDate(kept);
    case QuestionType::kApproximateDate: return DescribeApproximate(kept);
    case QuestionType::kMoney: return kept.IsNumber() ? FormatMoney(Money{kept.Number()}) : kept.Text();
    case QuestionType::kChoice: return LabelOf(question, kept, codes);
    case QuestionType::kManyChoices: return LabelsOf(question, kept, codes);
    case QuestionType::kYesNoUnknown: return Capitalised(kept.Text());
    default: return kept.Text();
  }
}

}  // namespace caseway::forms
