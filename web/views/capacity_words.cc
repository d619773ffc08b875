#include "web/views/capacity_words.h"

#include "core/pathway/capacities.h"

namespace caseway::web {
namespace {

const forms::Code* CodeOf(const Visit& visit, const std::string& capacity) {
  return pathway::FindCapacity(visit.library().codes, capacity);
}

// What else the list says of it; "" when nothing.
std::string More(const forms::Code* code, const char* what) {
  if (code == nullptr) return "";
  const auto found = code->more.find(what);
  return found == code->more.end() ? "" : found->second;
}

}  // namespace

std::string CapacitiesTitle(const Visit& visit) {
  const auto list = visit.library().codes.find(pathway::kCapacities);
  return list == visit.library().codes.end() ? "Capacity" : list->second.title;
}

std::string CapacityTitle(const Visit& visit, const std::string& capacity) {
  const auto* code = CodeOf(visit, capacity);
  return code == nullptr ? capacity : code->label;
}

std::string CapacityOnCase(const Visit& visit, const std::string& capacity) {
  const std::string note = More(CodeOf(visit, capacity), "note");
  return note.empty() ? CapacityTitle(visit, capacity) : note;
}

std::string CapacityMark(const Visit& visit, const std::string& capacity) {
  const std::string group = More(CodeOf(visit, capacity), "group");
  return group.empty() ? "" : " (" + group + ")";
}

}  // namespace caseway::web
