#include "workflows/loader/read_decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "workflows/dmn/dmn_reader.h"

namespace caseway::loader {
namespace {

// "eligibility.dmn:12: sentence" -> 12 and the sentence.
pathway::Fault UnreadFault(const std::string& say, const std::string& file) {
  pathway::Fault fault{{file, 1, 1}, "PW-DMN", say};
  if (say.rfind(file + ":", 0) != 0) return fault;
  char* end = nullptr;
  const char* number = say.c_str() + file.size() + 1;
  const long line = std::strtol(number, &end, 10);
  if (end == number || *end != ':') return fault;
  fault.place.line = std::max(1, static_cast<int>(line));
  fault.say = end + (end[1] == ' ' ? 2 : 1);
  return fault;
}

// The decision of that id or name, else the one that no other needs; "" when that is not one.
std::string MainDecision(const feel::DecisionModel& model, const std::string& id) {
  std::set<std::string> needed;
  for (const auto& element : model.elements()) needed.insert(element.needs.begin(), element.needs.end());
  std::vector<std::string> top;
  for (const auto& element : model.elements()) {
    if (element.kind != feel::DecisionElement::Kind::kDecision) continue;
    if (element.id == id || element.name == id) return element.name;
    if (!needed.count(element.name)) top.push_back(element.name);
  }
  return top.size() == 1 ? top.front() : "";
}

}  // namespace

std::optional<pathway::UsedDecision> ReadDecision(std::string_view text, const std::string& file, const std::string& id,
                                                  const feel::TypeScope& names, pathway::Faults& faults) {
  auto read = dmn::ReadDmn(text, file, names);
  if (!read) {
    faults.push_back(UnreadFault(read.error().say, file));
    return std::nullopt;
  }
  for (const dmn::DmnProblem& problem : read->problems)
    faults.push_back({{file, std::max(1, problem.line), 1}, "PW-CONDITION", problem.say});
  pathway::UsedDecision used{id, read->model.name(), std::move(read->model), "", std::string(text), {}};
  used.written.header = {file, 1, 1};
  used.decision = MainDecision(used.model, id);
  if (const auto* element = used.model.Find(used.decision); element && element->id != id && element->name != id)
    faults.push_back({{file, std::max(1, element->line), 1},
                      "PW-FILE-NAME",
                      fmt::format("The decision “{}” stands in a file named “{}.dmn”.", used.decision, id)});
  if (!used.decision.empty()) {
    used.reads = used.model.NamesUsed(used.decision);
    return used;
  }
  faults.push_back({{file, 1, 1}, "PW-DMN", fmt::format("The file has no one decision named “{}”.", id)});
  return std::nullopt;
}

}  // namespace caseway::loader
