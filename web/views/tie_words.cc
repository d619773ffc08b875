#include "web/views/tie_words.h"

namespace caseway::web {
namespace {

bool NeedsAuthority(const Visit& visit, const std::string& kind) {
  const auto list = visit.library().codes.find("relationships");
  const auto* code = list == visit.library().codes.end() ? nullptr : list->second.Find(kind);
  if (code == nullptr) return false;
  const auto group = code->more.find("group");
  return group != code->more.end() && group->second == "authority";
}

}  // namespace

std::string TiePart(const Visit& visit, const Relationship& tie) {
  std::string words;
  const auto add = [&words](bool holds, const char* say) {
    if (holds) words += (words.empty() ? "" : ", ") + std::string(say);
  };
  add(tie.emergency_contact, "emergency contact");
  add(tie.next_of_kin, "next of kin");
  add(tie.authority_seen, "legal authority seen");
  add(!tie.authority_seen && NeedsAuthority(visit, tie.kind), "legal authority not seen");
  return words;
}

}  // namespace caseway::web
