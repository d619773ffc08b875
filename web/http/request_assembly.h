// AssembleRequest: a checked header block and its body become a Request, or a refusal.
//
// Decodes path, query, cookies and, by content type, an urlencoded or multipart form; any other body is kept as bytes.
// Pure. Threads: safe.
#pragma once

#include <string>
#include <variant>

#include "web/http/header_block.h"
#include "web/http/request.h"

namespace caseway::http {

// `head` is the block that `block` was read from; peer, id and received are the caller's to set.
std::variant<Request, Refusal> AssembleRequest(const HeaderBlock& block, std::string head, std::string body,
                                               std::size_t most_fields);

}  // namespace caseway::http
