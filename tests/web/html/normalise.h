// HTML in one canonical spelling, so that two renderings of the same page compare as text.
//
//   Normalise("<p  id='a' class=\"b\">\n  x &amp; y </p>")   // "<p class=\"b\" id=\"a\">\nx & y\n</p>"
//
// One tag or text a line; attributes sorted; references decoded; white space collapsed, and dropped beside tags. The
// content of a textarea is kept as it is, but for the first line end, which a browser drops.
#pragma once

#include <string>
#include <string_view>

namespace caseway::html {

std::string Normalise(std::string_view html);

}  // namespace caseway::html
