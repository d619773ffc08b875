// What type a tree gives, as far as its names' types tell; and the faults on the way. For core/feel only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/feel/ast.h"
#include "core/feel/expression.h"

namespace caseway::feel {

using TypeFrame = std::vector<std::pair<std::string, Type>>;  // variables around, innermost last

// Faults are added to `problems` when it is given.
Type InferType(const Node& node, const TypeScope& scope, TypeFrame& frames, std::vector<Problem>* problems = nullptr);

}  // namespace caseway::feel
