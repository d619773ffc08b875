#include "web/views/file_hint.h"

#include "core/casework/notes.h"
#include "core/pathway/file_kinds.h"

namespace caseway::web {

std::string FileHint(const Visit& visit) {
  const Date today = LondonDate(visit.now);
  const auto kinds = visit.library().codes.find(pathway::kFileKinds);
  if (kinds == visit.library().codes.end()) return "";
  return pathway::KindsInWords(kinds->second, today) + "; at most " +
         std::to_string(casework::MostMegabytes(visit.library(), today)) +
         " MB. A file is sent by itself: save what else you have typed on this page first.";
}

}  // namespace caseway::web
