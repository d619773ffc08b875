// A heading whose level is known only at run time.
//
//   HeadingStart(w, 3, {"moj-timeline__title"});  w << title;  HeadingEnd(w, 3);
#pragma once

#include <initializer_list>
#include <string_view>

#include "web/html/html.h"

namespace caseway::html {

// Opens h1 to h6 with classes and, when given, an id. Requires: 1 <= level <= 6.
void HeadingStart(Writer& w, int level, std::initializer_list<std::string_view> classes, std::string_view id = {});
void HeadingEnd(Writer& w, int level);

}  // namespace caseway::html
