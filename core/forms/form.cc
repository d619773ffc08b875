#include "core/forms/form.h"

#include <algorithm>
#include <array>

namespace caseway::forms {
namespace {

constexpr std::array<std::string_view, 15> kTypeNames = {
    "text",    "long text",        "yes/no/unknown", "choice",        "many choices",
    "date",    "approximate date", "number",         "money",         "person",
    "address", "repeating group",  "table",          "outcome score", "signature"};

const Question* FindIn(const std::vector<Question>& questions, std::string_view id) {
  const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.id == id; });
  return found == questions.end() ? nullptr : &*found;
}

}  // namespace

std::string_view QuestionTypeName(QuestionType type) { return kTypeNames.at(static_cast<std::size_t>(type)); }

std::optional<QuestionType> ParseQuestionType(std::string_view name) {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<QuestionType>(found - kTypeNames.begin());
}

const Question* Question::Find(std::string_view wanted) const { return FindIn(questions, wanted); }

const Question* FormDefinition::Find(std::string_view path) const {
  const auto dot = path.find('.');
  std::string_view head = path.substr(0, dot);
  head = head.substr(0, head.find('['));
  const Question* question = FindIn(questions, head);
  if (!question || dot == std::string_view::npos) return question;
  return question->Find(path.substr(dot + 1));
}

}  // namespace caseway::forms
