// ParserAgrees: a second opinion on a header block that passed List B, from Boost.Beast's parser.
//
// A block is served only when two independent readers find the same method, target, version and length in it. Inside
// web/http only. Threads: safe.
#pragma once

#include <string_view>

#include "web/http/header_block.h"

namespace caseway::http {

bool ParserAgrees(std::string_view block, const HeaderBlock& read);

}  // namespace caseway::http
