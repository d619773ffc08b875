// Any text as a pathway file: it is read and checked, or refused with places; never worse.
#include <cstdlib>
#include <memory>
#include <string>

#include "core/pathway/checker.h"
#include "core/pathway/diagram.h"
#include "core/pathway/diagram_plan.h"
#include "workflows/loader/read_pathway.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace caseway;  // NOLINT: a fuzz target is one function
  const auto tree = loader::ParseToml({reinterpret_cast<const char*>(data), size}, "pathway.toml");
  if (tree.fault) return 0;
  pathway::Faults faults;
  auto bundle = std::make_shared<pathway::Bundle>();
  bundle->definition = loader::ReadPathway(tree.root, faults);
  pathway::CompileConditions(*bundle, faults);
  pathway::Library library;
  library.Add(bundle);
  for (auto& fault : pathway::Check(library).faults) faults.push_back(fault);
  for (const auto& fault : faults) Require(!fault.code.empty() && !fault.say.empty());
  Require(pathway::PlanDiagram(bundle->definition).boxes.size() == bundle->definition.states.size());
  Require(!pathway::DiagramSvg(bundle->definition).empty());
  return 0;
}
