// AnswerPath: the parts of a path such as "allegations[2].abuse_type" or "seen_on.month".
//
//   SplitPath("allegations[2].seen_on.day") -> {"allegations", 2, "seen_on", "day"}
//
// Paths name a question of the form, or one of a group's rows; groups do not nest. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "core/forms/form.h"

namespace caseway::forms {

// The most rows a group may have: a post that numbers more is cut short, never stored as holes.
inline constexpr std::size_t kMostRows = 500;

struct AnswerPath {
  const Question* top = nullptr;    // the form's question
  std::optional<std::size_t> row;   // of a group
  const Question* inner = nullptr;  // the group's question
  std::string_view part;            // day, month or year of a date

  const Question* Answered() const { return inner ? inner : top; }
};

// Nullopt when the path names nothing of the form.
std::optional<AnswerPath> SplitPath(const FormDefinition& form, std::string_view path);

// "allegations[2].abuse_type"
std::string RowPath(std::string_view group, std::size_t row, std::string_view question);

}  // namespace caseway::forms
