// Markup made elsewhere in the program, let in only after every tag and attribute has been looked at: the drawing of a
// pathway, a QR code, the fixed text of a letter.
//
//   Result<Html> drawing = CheckedMarkup::Svg(diagram);
//   if (drawing) w << *drawing;
//
// Only the elements and attributes on the list pass; no script, style, event handler, comment, entity declaration or
// address outside the service. Tags must be lower-case or as SVG spells them, attributes quoted, everything closed.
// Errors: kInternal naming the first thing refused. Threads: pure.
#pragma once

#include <string_view>

#include "core/result.h"
#include "web/html/html.h"

namespace caseway::html {

class CheckedMarkup {
 public:
  // One <svg>...</svg> drawing.
  static Result<Html> Svg(std::string_view text);
  // Paragraphs, headings, lists and tables, as letters use them.
  static Result<Html> Document(std::string_view text);
};

}  // namespace caseway::html
