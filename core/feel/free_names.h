// Which names a tree takes from around it.
#pragma once

#include <string>
#include <vector>

#include "core/feel/ast.h"
#include "core/feel/expression.h"

namespace caseway::feel {

// Names in the order first used, without those in `bound` and those the tree binds itself. Builtins are not among them.
std::vector<std::string> FreeNames(const Node& node, const std::vector<std::string>& bound);
// The same with members as far as they are written.
std::vector<NamePath> FreePaths(const Node& node);

}  // namespace caseway::feel
