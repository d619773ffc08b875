#include <fmt/format.h>

#include <cctype>
#include <optional>
#include <utility>

#include "core/feel/decimal.h"
#include "core/forms/answer_path.h"
#include "core/forms/answer_value.h"
#include "core/forms/answers.h"
#include "core/money.h"
#include "core/utf8.h"

namespace caseway::forms {
namespace {

using Fault = std::optional<std::string>;

bool IsAsked(const Question& question) { return !question.ask.empty() && question.ask.back() == '?'; }

// The question as the subject of a sentence: Date the concern was reported; "When was it reported?" in its quotes.
std::string Subject(const Question& question) {
  return IsAsked(question) ? fmt::format("“{}”", question.ask) : question.ask;
}

// The same within a sentence: the date the concern was reported.
std::string Within(const Question& question) {
  std::string ask = Subject(question);
  const bool acronym = ask.size() > 1 && std::isupper(static_cast<unsigned char>(ask[1]));
  if (!acronym) ask[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(ask[0])));
  return ask;
}

bool IsChosen(QuestionType type) {
  return type == QuestionType::kChoice || type == QuestionType::kManyChoices || type == QuestionType::kYesNoUnknown;
}

std::string MissingSentence(const Question& question) {
  if (!question.required_say.empty()) return question.required_say;
  if (question.IsGroup()) return fmt::format("Add at least one entry: {}", Within(question));
  if (IsAsked(question)) return fmt::format("Answer {}", Within(question));
  return fmt::format("{} {}", IsChosen(question.type) ? "Select" : "Enter", Within(question));
}

bool HasLines(QuestionType type) { return type == QuestionType::kLongText || type == QuestionType::kAddress; }

// Text of lines is kept as it came: what is pasted brings marks nobody sees (those that turn the direction of writing
// stand around telephone numbers copied from an address book), and nobody can take out what they do not see. An answer
// of one line names somebody or something, and stands in the middle of sentences: there it would turn or break what is
// around it.
Fault CheckText(const Question& question, const Document& answer) {
  if (!answer.IsText() || !IsValidUtf8(answer.Text()))
    return fmt::format("{} has characters that cannot be read", Subject(question));
  if (!HasLines(question.type) && !IsPlainText(answer.Text(), false))
    return fmt::format("Take out line breaks and other characters that cannot be seen: {}", Within(question));
  std::size_t length = 0;
  for (char c : answer.Text()) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  if (question.max_length == 0 || length <= question.max_length) return std::nullopt;
  return fmt::format("{} must be {} characters or fewer: it has {}", Subject(question), question.max_length, length);
}

Fault CheckDate(const Question& question, const Document& kept, const Document& answer, Instant now) {
  const auto date = ParseDate(kept.Text());
  if (!kept.IsText() || !date) {
    const Document& year = answer["year"];
    if (answer.IsMembers() && (IsUnanswered(answer["day"]) || IsUnanswered(answer["month"]) || IsUnanswered(year)))
      return fmt::format("{} must include a day, a month and a year", Subject(question));
    std::string why = kept.IsText() ? date.error().say : "the day, month or year is wrong";
    if (why.back() == '.') why.pop_back();  // a sentence beside a field has no full stop
    return fmt::format("{} must be a real date: {}", Subject(question), why);
  }
  if (question.past && *date > LondonDate(now)) return fmt::format("{} must not be in the future", Subject(question));
  return std::nullopt;
}

Fault CheckApproximate(const Question& question, const Document& kept, Instant now) {
  const auto date = ParseApproximateDate(kept.Text());
  if (!kept.IsText() || !date)
    return fmt::format("{} must be a date as far as it is known, such as 10 5 1941, 1941 or 1940s", Subject(question));
  if (question.past && date->precision != DatePrecision::kUnknown && date->first > LondonDate(now))
    return fmt::format("{} must not be in the future", Subject(question));
  return std::nullopt;
}

Fault CheckRange(const Question& question, const feel::Decimal& number, std::string_view unit) {
  const auto min = feel::Decimal::Parse(question.min);
  const auto max = feel::Decimal::Parse(question.max);
  if (min && number < *min) return fmt::format("{} must be {}{} or more", Subject(question), unit, question.min);
  if (max && number > *max) return fmt::format("{} must be {}{} or less", Subject(question), unit, question.max);
  return std::nullopt;
}

Fault CheckNumber(const Question& question, const Document& kept) {
  const auto number = feel::Decimal::Parse(kept.Text());
  if (!number) return fmt::format("{} must be a number, such as 12", Subject(question));
  if (number->Round(question.decimals, feel::Rounding::kHalfUp) != *number) {
    if (question.decimals == 0) return fmt::format("{} must be a whole number", Subject(question));
    return fmt::format("{} must have at most {} decimal places", Subject(question), question.decimals);
  }
  return CheckRange(question, *number, "");
}

Fault CheckMoney(const Question& question, const Document& kept) {
  if (!kept.IsNumber()) return fmt::format("{} must be an amount of money, such as £12.50", Subject(question));
  return CheckRange(question, feel::Decimal(kept.Number()) / feel::Decimal(100), "£");
}

Fault CheckCode(const Question& question, const Document& code, const AnswerContext& context) {
  const auto list = context.codes.find(question.choices);
  const Code* known = list == context.codes.end() ? nullptr : list->second.Find(code.Text());
  if (!known) return fmt::format("Select one of the choices offered: {}", Within(question));
  if (known->OfferedOn(LondonDate(context.now))) return std::nullopt;
  return fmt::format("“{}” is no longer offered: select another for {}", known->label, Within(question));
}

Fault CheckCodes(const Question& question, const Document& codes, const AnswerContext& context) {
  for (const Document& code : codes.Items()) {
    if (auto fault = CheckCode(question, code, context)) return fault;
  }
  return std::nullopt;
}

Fault CheckYesNo(const Question& question, const Document& kept) {
  const std::string& answer = kept.Text();
  if (answer == "yes" || answer == "no" || answer == "unknown") return std::nullopt;
  return fmt::format("Select yes, no or unknown: {}", Within(question));
}

// A name alone may be anybody's: it is somebody once they are chosen.
Fault CheckPerson(const Question& question, const Document& kept) {
  if (auto fault = CheckText(question, kept)) return fault;
  if (kept.Text().find_first_not_of("0123456789") == std::string::npos) return std::nullopt;
  return fmt::format("Choose who “{}” is, or somebody else: {}", kept.Text(), Within(question));
}

Fault CheckAnswer(const Question& question, const Document& answer, const AnswerContext& context) {
  const Document kept = NormaliseAnswer(question, answer);
  switch (question.type) {
    case QuestionType::kDate: return CheckDate(question, kept, answer, context.now);
    case QuestionType::kApproximateDate: return CheckApproximate(question, kept, context.now);
    case QuestionType::kNumber:
    case QuestionType::kOutcomeScore: return CheckNumber(question, kept);
    case QuestionType::kMoney: return CheckMoney(question, kept);
    case QuestionType::kChoice: return CheckCode(question, kept, context);
    case QuestionType::kManyChoices: return CheckCodes(question, kept, context);
    case QuestionType::kPerson: return CheckPerson(question, kept);
    case QuestionType::kYesNoUnknown: return CheckYesNo(question, kept);
    default: return CheckText(question, kept);
  }
}

void CheckQuestion(const Question& question, const std::string& path, const Document& answer,
                   const AnswerContext& context, std::vector<FieldError>& errors) {
  if (IsUnanswered(answer)) {
    if (question.required) errors.push_back({path, MissingSentence(question)});
  } else if (!question.IsGroup()) {
    if (auto fault = CheckAnswer(question, answer, context)) errors.push_back({path, *std::move(fault)});
  }
}

void CheckRows(const Question& group, const Document& rows, const ShownQuestions& shown, const AnswerContext& context,
               std::vector<FieldError>& errors) {
  for (std::size_t i = 0; i < rows.Items().size(); ++i) {
    for (const Question& question : group.questions) {
      const std::string path = RowPath(group.id, i, question.id);
      if (shown.Has(path)) CheckQuestion(question, path, rows.Items()[i][question.id], context, errors);
    }
  }
}

}  // namespace

std::vector<FieldError> Validate(const FormDefinition& form, const Document& answers, const ShownQuestions& shown,
                                 const AnswerContext& context) {
  std::vector<FieldError> errors;
  for (const Question& question : form.questions) {
    if (!shown.Has(question.id)) continue;
    CheckQuestion(question, question.id, answers[question.id], context, errors);
    if (question.IsGroup()) CheckRows(question, answers[question.id], shown, context, errors);
  }
  return errors;
}

}  // namespace caseway::forms
