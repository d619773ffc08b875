// The diagram of a pathway: its states in layers from the first to the ends, as SVG text.
//
//   std::string svg = DiagramSvg(definition, "planning");    // the present state is marked, in words too
//
// It has a title and a description, scales to its place (viewBox), and carries classes and presentation attributes but
// no inline style, which the content policy forbids. Every state and its actions are in the text, so nothing is told
// by colour alone. Pure; the same definition gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pathway/definition.h"

namespace caseway::pathway {

// Where a state stands: its layer from the top, its place in the layer from the left.
struct Placed {
  const State* state = nullptr;
  int layer = 0;
  int place = 0;
};
// Layers by the shortest way from the first state, ends below all open ones; within a layer by the mean place of those
// that lead there. Unreachable states come last.
std::vector<Placed> Layout(const Definition& definition);

// `present` is a state id, or "" for none.
std::string DiagramSvg(const Definition& definition, std::string_view present = "");

}  // namespace caseway::pathway
