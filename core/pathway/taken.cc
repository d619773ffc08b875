#include "core/pathway/taken.h"

#include <fmt/format.h>

namespace caseway::pathway {
namespace {

using forms::Question;
using forms::QuestionType;

// No date of birth is taken that is more than 130 years past; of the dead the years are counted on for a while.
constexpr int kOldestOnRecord = 150;

bool IsNumber(const Question& question) {
  return question.type == QuestionType::kNumber || question.type == QuestionType::kMoney ||
         question.type == QuestionType::kOutcomeScore;
}

// "look.price"; within a group's condition "row.price".
const Question* QuestionAt(const Bundle& bundle, const feel::NamePath& path, const Question* row) {
  if (path.size() != 2) return nullptr;
  if (row != nullptr && path[0] == "row") return row->Find(path[1]);
  const auto form = bundle.forms.find(path[0]);
  return form == bundle.forms.end() ? nullptr : form->second.Find(path[1]);
}

std::optional<feel::InputLimits> LimitsOfFact(const feel::NamePath& path) {
  if (path == feel::NamePath{"person", "age"})
    return feel::InputLimits{feel::Decimal(0), feel::Decimal(kOldestOnRecord), 0};
  if (path == feel::NamePath{"case", "days_open"}) return feel::InputLimits{feel::Decimal(0), {}, 0};
  return std::nullopt;
}

// Days that have always been.
bool IsPast(const feel::NamePath& path, const Question* question) {
  static const feel::NamePath kPast[] = {{"person", "born"}, {"case", "opened"}, {"case", "entered"}};
  for (const feel::NamePath& one : kPast) {
    if (path == one) return true;
  }
  return question != nullptr && question->past;
}

}  // namespace

std::optional<feel::InputLimits> TakenBy(const Bundle& bundle, const feel::NamePath& path) {
  const Question* question = QuestionAt(bundle, path, nullptr);
  if (question == nullptr) return LimitsOfFact(path);
  if (!IsNumber(*question)) return std::nullopt;
  return feel::InputLimits{feel::Decimal::Parse(question->min), feel::Decimal::Parse(question->max),
                           question->decimals};
}

std::optional<feel::InputLimits> TakenBy(const Bundle& bundle, const feel::Expression& expression) {
  const std::string& text = expression.text();
  const bool counts = text.rfind("count(", 0) == 0 || text.rfind("string length(", 0) == 0;
  if (counts && text.find(')') + 1 == text.size()) return feel::InputLimits{feel::Decimal(0), {}, 0};
  const auto paths = feel::NamesUsed(expression);
  if (paths.size() != 1 || feel::ToString(paths[0]) != text) return std::nullopt;
  return TakenBy(bundle, paths[0]);
}

std::string TakenAs(const Bundle& bundle, const feel::NamePath& path, const Question* row) {
  const Question* question = QuestionAt(bundle, path, row);
  const std::string name = feel::ToString(path);
  if (IsPast(path, question)) return fmt::format("{0} = null or {0} <= today", name);
  if (question != nullptr && !IsNumber(*question)) return "";
  const auto limits =
      question == nullptr
          ? LimitsOfFact(path)
          : std::optional(feel::InputLimits{feel::Decimal::Parse(question->min), feel::Decimal::Parse(question->max)});
  if (!limits || (!limits->least && !limits->most)) return "";
  const std::string least = limits->least ? fmt::format("{} >= {}", name, limits->least->ToString()) : "true";
  const std::string most = limits->most ? fmt::format("{} <= {}", name, limits->most->ToString()) : "true";
  return fmt::format("{} = null or ({} and {})", name, least, most);
}

}  // namespace caseway::pathway
