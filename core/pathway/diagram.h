// The diagram of a pathway as SVG text: its open states from the first to the last, its ends beside them.
//
//   std::string svg = DiagramSvg(definition, "planning");    // the present state is marked, in words too
//
// diagram_plan.h says where everything stands. The drawing has a title and a description, its own size in pixels, and
// presentation attributes but no inline style, which the content policy forbids. Every state and where it leads is in
// the description, so nothing is told by colour or line alone. Pure; the same definition gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "core/pathway/definition.h"

namespace caseway::pathway {

// `present` is a state id, or "" for none.
std::string DiagramSvg(const Definition& definition, std::string_view present = "");

// "The case is now in: Planning. New contact leads to: Screening, Settled. Settled is an end. ..."
std::string DiagramDescription(const Definition& definition, std::string_view present = "");

}  // namespace caseway::pathway
