// Where a case stands in the lists by urgency: by its band; before it has one, by the word it was sent with (F25).
//
//   RankOfBand(library.codes, "urgent")                  // 2: the second code of urgency-bands; 1 is the most urgent
//   RankUntilBanded(library.codes, "urgent")             // the rank of the band its code names: band = "immediate"
//
// Pure.
#pragma once

#include <optional>
#include <string_view>

#include "core/forms/code_list.h"

namespace caseway::casework {

// Nothing for a code that is no band.
std::optional<int> RankOfBand(const forms::CodeLists& codes, std::string_view band);
// `urgency`: a code of urgencies; "" for none, which stands with the least of them. Nothing where no code says.
std::optional<int> RankUntilBanded(const forms::CodeLists& codes, std::string_view urgency);

}  // namespace caseway::casework
