// How wide a text is when drawn in Arial, and how it falls into lines of a given width.
//
//   TextWidth("Triage", 14)                       -> 41
//   FittedLines("Awaiting closure by a second person", {.width = 180, .size = 14})
//                                                 -> {"Awaiting closure by a", "second person"}
//
// Measured from Arial's own widths by class of letter, rounded up, so that what fits here fits on the screen. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseway::pathway {

int TextWidth(std::string_view text, int size);

struct Frame {
  int width = 0;
  int size = 0;          // of the letters, in drawing units
  std::size_t most = 3;  // lines; the last is cut with an ellipsis
};
std::vector<std::string> FittedLines(std::string_view text, const Frame& frame);

}  // namespace caseway::pathway
