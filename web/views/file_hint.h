// What may be attached, in words, as the council has set it: beside every file field.
//
//   html::FileUpload(w, {.name = "file", .hint = {.text = FileHint(visit)}});   // "PDF, ... or E-mail; at most 20 MB"
//
// Threads: a page a call.
#pragma once

#include <string>

#include "web/visit.h"

namespace caseway::web {

std::string FileHint(const Visit& visit);

}  // namespace caseway::web
