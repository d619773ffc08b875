// What a condition says by the signs of its numbers alone, whatever was answered.
//
//   HeldBySign(*Parse("count(concern.helpers) >= 0", scope), {})   -> true: a count is never below none
//   HeldBySign(*Parse("string length(note.text) < 0", scope), {})  -> false
//
// Unlike Analyse it leaves missing answers aside: what holds of every answer asks nothing but that there is one, and
// should say so. Threads: pure.
#pragma once

#include <functional>
#include <optional>

#include "core/feel/expression.h"

namespace caseway::feel {

// Whether a name stands for numbers, or for a list of numbers, of which none is below 0: by a form's own limits.
using NeverNegative = std::function<bool(const NamePath&)>;

// true: it holds of every answer; false: of none; nullopt: signs do not tell.
std::optional<bool> HeldBySign(const Expression& condition, const NeverNegative& is_never_negative);

}  // namespace caseway::feel
