#include "core/forms/answer_path.h"

#include <charconv>

#include "core/forms/answers.h"

namespace caseway::forms {
namespace {

const Document kNoAnswer;

bool IsDate(const Question& question) {
  return question.type == QuestionType::kDate || question.type == QuestionType::kApproximateDate;
}

// Takes the text up to the next '.' off the front of `rest`.
std::string_view TakeStep(std::string_view& rest) {
  const auto dot = rest.find('.');
  const std::string_view step = rest.substr(0, dot);
  rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  return step;
}

std::optional<std::size_t> RowNumber(std::string_view brackets) {
  if (brackets.size() < 3 || brackets.back() != ']') return std::nullopt;
  brackets = brackets.substr(1, brackets.size() - 2);
  std::size_t row = 0;
  const auto [end, fault] = std::from_chars(brackets.data(), brackets.data() + brackets.size(), row);
  if (fault != std::errc() || end != brackets.data() + brackets.size() || row >= kMostRows) return std::nullopt;
  return row;
}

bool TakePart(AnswerPath& path, std::string_view rest) {
  if (rest.empty()) return true;
  path.part = rest;
  return IsDate(*path.Answered()) && (rest == "day" || rest == "month" || rest == "year");
}

const Document& RowOf(const Document& rows, std::size_t row) {
  return row < rows.Items().size() ? rows.Items()[row] : kNoAnswer;
}

// A copy of the list at least `size` long, with empty rows for what is missing.
Document::List AtLeast(const Document& rows, std::size_t size) {
  Document::List list = rows.Items();
  while (list.size() < size) list.push_back(Document(Document::Members{}));
  return list;
}

}  // namespace

std::string RowPath(std::string_view group, std::size_t row, std::string_view question) {
  std::string path(group);
  path.append("[").append(std::to_string(row)).append("].").append(question);
  return path;
}

std::optional<AnswerPath> SplitPath(const FormDefinition& form, std::string_view rest) {
  AnswerPath path;
  const std::string_view step = TakeStep(rest);
  const auto bracket = step.find('[');
  path.top = form.Find(step.substr(0, bracket));
  if (!path.top) return std::nullopt;
  if (bracket == std::string_view::npos) return TakePart(path, rest) ? std::optional(path) : std::nullopt;
  path.row = RowNumber(step.substr(bracket));
  if (!path.row || !path.top->IsGroup()) return std::nullopt;
  if (rest.empty()) return path;
  path.inner = path.top->Find(TakeStep(rest));
  if (!path.inner || !TakePart(path, rest)) return std::nullopt;
  return path;
}

const Document& AnswerAt(const Document& answers, std::string_view path) {
  const auto bracket = path.find('[');
  if (bracket == std::string_view::npos) return answers[path];
  const auto close = path.find(']');
  if (close == std::string_view::npos) return kNoAnswer;
  const auto row = RowNumber(path.substr(bracket, close - bracket + 1));
  if (!row) return kNoAnswer;
  const Document& found = RowOf(answers[path.substr(0, bracket)], *row);
  return close + 1 == path.size() ? found : found[path.substr(std::min(close + 2, path.size()))];
}

bool SetAnswer(const FormDefinition& form, Document& answers, std::string_view path, Document value) {
  const auto split = SplitPath(form, path);
  if (!split) return false;
  if (!split->part.empty()) {
    Document date = AnswerAt(answers, path.substr(0, path.rfind('.')));
    if (!date.IsMembers()) date = Document(Document::Members{});
    date.Set(std::string(split->part), std::move(value));
    return SetAnswer(form, answers, path.substr(0, path.rfind('.')), std::move(date));
  }
  if (!split->row) {
    answers.Set(split->top->id, std::move(value));
    return true;
  }
  Document::List rows = AtLeast(answers[split->top->id], *split->row + 1);
  if (split->inner) rows[*split->row].Set(split->inner->id, std::move(value));
  else rows[*split->row] = std::move(value);
  answers.Set(split->top->id, Document(std::move(rows)));
  return true;
}

bool IsUnanswered(const Document& answer) {
  if (answer.IsNull()) return true;
  if (answer.IsText()) return answer.Text().find_first_not_of(" \t\r\n") == std::string::npos;
  if (answer.IsList()) {
    for (const Document& item : answer.Items()) {
      if (!IsUnanswered(item)) return false;
    }
    return true;
  }
  if (!answer.IsMembers()) return false;
  for (const auto& [name, member] : answer.Named()) {
    if (!IsUnanswered(member)) return false;
  }
  return true;
}

}  // namespace caseway::forms
