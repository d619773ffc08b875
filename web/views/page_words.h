// What a page is, in words, by the pattern of its route: for the audit.
//
//   PageWords("/cases/{case}/forms/{form}")   -> "A case, a form"
//
// Threads: pure.
#pragma once

#include <string>
#include <string_view>

namespace caseway::web {

std::string PageWords(std::string_view route);

}  // namespace caseway::web
