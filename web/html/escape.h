// Text made safe to stand in HTML, between tags or between double quotation marks.
//
//   std::string out;
//   AppendEscaped(out, "Tom & \"Jo\" <x>");   // Tom &amp; &quot;Jo&quot; &lt;x&gt;
//
// A browser gives back exactly the text that went in, with two exceptions HTML itself makes: NUL and bytes that are not
// UTF-8 become U+FFFD, the replacement character. A carriage return is written as a reference, or it would be lost.
// Threads: pure. Cost: one pass; runs without special characters are copied whole.
#pragma once

#include <string>
#include <string_view>

namespace caseway::html {

void AppendEscaped(std::string& out, std::string_view text);

}  // namespace caseway::html
