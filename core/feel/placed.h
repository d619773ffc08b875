// Evaluation that says where: what went wrong or gave null, each at its line and column.
//
//   std::vector<Problem> problems;
//   EvaluatePlaced(*Parse("1 + 1 / 0", {}), NameTable(), {}, problems)   -> null
//   problems[0]   // 1:7, null: this arithmetic gives null
//
// Codes: note (what a function or a name said of itself), null (a null by the standard, without a word), stopped (the
// bounds were reached). For a person at a command line: conditions and tables are evaluated without. Threads: one
// evaluation.
#pragma once

#include <vector>

#include "core/feel/expression.h"

namespace caseway::feel {

Value EvaluatePlaced(const Expression& expression, const Environment& environment, const Settings& settings,
                     std::vector<Problem>& problems);

}  // namespace caseway::feel
