#include <utility>

#include "core/feel/decimal.h"
#include "core/forms/answer_value.h"
#include "core/forms/answers.h"
#include "core/money.h"

namespace caseway::forms {
namespace {

std::string Trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Three boxes as one text: "5/10/1941"; of an approximate date what is known: "10/1941" reads as "1941-10".
std::string JoinedDate(const Document& date, bool approximate) {
  const std::string day = Trimmed(date["day"].Text());
  std::string month = Trimmed(date["month"].Text());
  const std::string year = Trimmed(date["year"].Text());
  if (!approximate || !day.empty()) return day + "/" + month + "/" + year;
  if (month.size() == 1) month.insert(0, "0");
  return month.empty() ? year : year + "-" + month;
}

Document NormaliseDate(const Document& answer, bool approximate) {
  if (IsUnanswered(answer)) return {};
  const std::string text = answer.IsMembers() ? JoinedDate(answer, approximate) : Trimmed(answer.Text());
  if (approximate) {
    const auto date = ParseApproximateDate(text);
    return date ? Document(FormatIso(*date)) : answer;
  }
  const auto date = ParseDate(text);
  return date ? Document(FormatIso(*date)) : answer;
}

Document NormaliseNumber(const Document& answer) {
  if (answer.IsNumber()) return Document(std::to_string(answer.Number()));
  const auto number = feel::Decimal::Parse(Trimmed(answer.Text()));
  return number ? Document(number->ToString()) : answer;
}

Document NormaliseMoney(const Document& answer) {
  if (!answer.IsText()) return answer;
  const auto money = ParseMoney(Trimmed(answer.Text()));
  return money ? Document(money->pence) : answer;
}

// Browsers send line ends as CR LF; one line end is kept as one character.
Document NormaliseText(const Document& answer) {
  if (!answer.IsText() || answer.Text().find('\r') == std::string::npos) return answer;
  std::string text;
  for (std::size_t i = 0; i < answer.Text().size(); ++i) {
    const char c = answer.Text()[i];
    if (c == '\r' && i + 1 < answer.Text().size() && answer.Text()[i + 1] == '\n') continue;
    text += c;
  }
  return Document(std::move(text));
}

// A single choice arrives as a list of one when an old client repeats the name; an empty one is no answer.
Document NormaliseChoices(const Document& answer) {
  if (answer.IsText()) return answer.Text().empty() ? Document() : Document(Document::List{answer});
  return answer;
}

Document NormaliseAnswers(const std::vector<Question>& questions, const Document& answers);

Document NormaliseRows(const Question& group, const Document& rows) {
  if (!rows.IsList()) return rows;
  Document::List kept;
  for (const Document& row : rows.Items()) kept.push_back(NormaliseAnswers(group.questions, row));
  return Document(std::move(kept));
}

}  // namespace

Document NormaliseAnswer(const Question& question, const Document& answer) {
  if (!question.IsGroup() && IsUnanswered(answer)) return {};
  switch (question.type) {
    case QuestionType::kDate: return NormaliseDate(answer, false);
    case QuestionType::kApproximateDate: return NormaliseDate(answer, true);
    case QuestionType::kNumber:
    case QuestionType::kOutcomeScore: return NormaliseNumber(answer);
    case QuestionType::kMoney: return NormaliseMoney(answer);
    case QuestionType::kManyChoices: return NormaliseChoices(answer);
    case QuestionType::kRepeatingGroup:
    case QuestionType::kTable: return NormaliseRows(question, answer);
    default: return NormaliseText(answer);
  }
}

namespace {

Document NormaliseAnswers(const std::vector<Question>& questions, const Document& answers) {
  Document kept = answers.IsMembers() ? answers : Document(Document::Members{});
  for (const Question& question : questions) {
    if (kept.Contains(question.id)) kept.Set(question.id, NormaliseAnswer(question, kept[question.id]));
  }
  return kept;
}

}  // namespace

Document Normalise(const FormDefinition& form, const Document& answers) {
  return NormaliseAnswers(form.questions, answers);
}

}  // namespace caseway::forms
