#include "app/commands/check.h"

#include <fmt/format.h>

#include "workflows/loader/load_workflows.h"

namespace caseway {
namespace {

void Print(const pathway::Fault& fault, std::ostream& out) {
  out << forms::ToString(fault.place) << ": " << fault.code << ": " << fault.say;
  if (!fault.path.empty()) out << fmt::format(" ({})", fmt::join(fault.path, " > "));
  out << '\n';
}

std::string Counted(int count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string LastLine(const loader::Loaded& loaded) {
  if (!loaded.faults.empty()) return Counted(static_cast<int>(loaded.faults.size()), "fault", "faults") + ".";
  return fmt::format("No fault in {}, {}, {}.", Counted(loaded.counts.pathways, "pathway", "pathways"),
                     Counted(loaded.counts.forms, "form", "forms"),
                     Counted(loaded.counts.decisions, "decision table", "decision tables"));
}

}  // namespace

int RunCheck(const CheckOptions& options, std::ostream& out, std::ostream& err) {
  if (!std::filesystem::is_directory(options.folder)) {
    err << "There is no folder " << options.folder.generic_string() << ".\n";
    return 2;
  }
  // Nothing is kept, so no digest is needed: bundles are told apart by their pathway alone.
  const auto loaded = loader::LoadWorkflows(options.folder, [](std::string_view) { return std::string(); });
  for (const auto& fault : loaded.faults) Print(fault, out);
  for (const auto& note : loaded.notes) {
    out << "note: ";
    Print(note, out);
  }
  out << LastLine(loaded) << '\n';
  return loaded.faults.empty() ? 0 : 1;
}

}  // namespace caseway
