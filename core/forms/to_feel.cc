#include <utility>

#include "core/feel/decimal.h"
#include "core/forms/answer_path.h"
#include "core/forms/answer_value.h"
#include "core/forms/answers.h"
#include "core/money.h"

namespace caseway::forms {
namespace {

using feel::Type;
using feel::Value;

std::string_view PrecisionName(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kDay: return "day";
    case DatePrecision::kMonth: return "month";
    case DatePrecision::kYear: return "year";
    case DatePrecision::kDecade: return "decade";
    case DatePrecision::kUnknown: break;
  }
  return "unknown";
}

Value DateValue(const std::string& text) {
  const auto date = ParseDate(text);
  return date ? Value::Date(*date) : Value();
}

Value ApproximateValue(const std::string& text) {
  const auto date = ParseApproximateDate(text);
  if (!date || date->precision == DatePrecision::kUnknown) return {};
  return Value::Context(
      {{"date", Value::Date(date->first)}, {"precision", Value::Text(std::string(PrecisionName(date->precision)))}});
}

Value NumberValue(const std::string& text) {
  const auto number = feel::Decimal::Parse(text);
  return number ? Value::Number(*number) : Value();
}

Value PoundsValue(const Document& answer) {
  if (!answer.IsNumber()) return {};
  return Value::Number(feel::Decimal(answer.Number()) / feel::Decimal(100));
}

Value ChosenValue(const Document& answer) {
  feel::Values chosen;
  for (const Document& code : answer.Items()) chosen.push_back(Value::Text(code.Text()));
  return chosen.empty() ? Value() : Value::List(std::move(chosen));
}

// Requires: normalised.
Value CanonicalValue(const Question& question, const Document& answer) {
  if (IsUnanswered(answer)) return {};
  switch (question.type) {
    case QuestionType::kDate: return DateValue(answer.Text());
    case QuestionType::kApproximateDate: return ApproximateValue(answer.Text());
    case QuestionType::kNumber:
    case QuestionType::kOutcomeScore: return NumberValue(answer.Text());
    case QuestionType::kMoney: return PoundsValue(answer);
    case QuestionType::kManyChoices: return ChosenValue(answer);
    default: return Value::Text(answer.Text());
  }
}

Value RowsValue(const Question& group, const Document& rows, const ShownQuestions& shown) {
  feel::Values values;
  for (std::size_t i = 0; i < rows.Items().size(); ++i) {
    feel::Entries row;
    for (const Question& question : group.questions) {
      const bool counts = shown.Has(RowPath(group.id, i, question.id));
      row.emplace_back(question.id, counts ? AnswerValue(question, rows.Items()[i][question.id]) : Value());
    }
    values.push_back(Value::Context(std::move(row)));
  }
  return values.empty() ? Value() : Value::List(std::move(values));
}

Type ChoiceType(const Question& question, const CodeLists& codes) {
  const auto list = codes.find(question.choices);
  if (list == codes.end()) return Type::Text();
  std::vector<std::string> ids;
  for (const Code& code : list->second.codes) ids.push_back(code.id);
  return Type::Choice(std::move(ids));
}

Type TypeOf(const Question& question, const CodeLists& codes) {
  switch (question.type) {
    case QuestionType::kYesNoUnknown: return Type::Choice({"yes", "no", "unknown"});
    case QuestionType::kChoice: return ChoiceType(question, codes);
    case QuestionType::kManyChoices: return Type::List(ChoiceType(question, codes));
    case QuestionType::kDate: return Type::Date();
    case QuestionType::kApproximateDate:
      return Type::Context({{"date", Type::Date()}, {"precision", Type::Choice({"day", "month", "year", "decade"})}});
    case QuestionType::kNumber:
    case QuestionType::kMoney:
    case QuestionType::kOutcomeScore: return Type::Number();
    case QuestionType::kRepeatingGroup:
    case QuestionType::kTable: return Type::List(RowTypeOf(question, codes));
    default: return Type::Text();
  }
}

}  // namespace

Value AnswerValue(const Question& question, const Document& answer) {
  return CanonicalValue(question, NormaliseAnswer(question, answer));
}

Value ToFeel(const FormDefinition& form, const Document& answers, const ShownQuestions& shown) {
  const Document kept = Normalise(form, answers);
  feel::Entries entries;
  for (const Question& question : form.questions) {
    Value value;
    if (shown.Has(question.id)) {
      value = question.IsGroup() ? RowsValue(question, kept[question.id], shown)
                                 : CanonicalValue(question, kept[question.id]);
    }
    entries.emplace_back(question.id, std::move(value));
  }
  return Value::Context(std::move(entries));
}

Type RowTypeOf(const Question& group, const CodeLists& codes) {
  Type::Members members;
  for (const Question& question : group.questions) members.emplace_back(question.id, TypeOf(question, codes));
  return Type::Context(std::move(members));
}

Type TypeOf(const FormDefinition& form, const CodeLists& codes) {
  Type::Members members;
  for (const Question& question : form.questions) members.emplace_back(question.id, TypeOf(question, codes));
  return Type::Context(std::move(members));
}

}  // namespace caseway::forms
