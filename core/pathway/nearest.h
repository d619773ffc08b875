// Nearest: the word somebody probably meant.
//
//   DidYouMean("advisor", {"adviser", "senior"}) -> " Did you mean “adviser”?";   "" when nothing is near
//
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseway::pathway {

// Requires nothing; at most a third of the word's letters may differ. Never the word itself.
std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace caseway::pathway
