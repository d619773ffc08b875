// What may be attached, in words, as the council has set it: beside every file field; and that nothing typed in another
// form of the page goes with it, which would be lost if the session had ended meanwhile.
//
//   html::FileUpload(w, {.name = "file", .hint = {.text = FileHint(visit)}});
//   // "PDF, Word or E-mail; at most 20 MB. A file is sent by itself: ..."
//
// Threads: a page a call.
#pragma once

#include <string>

#include "web/visit.h"

namespace caseway::web {

std::string FileHint(const Visit& visit);

}  // namespace caseway::web
