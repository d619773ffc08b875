#include "app/commands/diagram.h"

#include "core/pathway/diagram.h"
#include "core/pathway/nearest.h"
#include "workflows/loader/load_workflows.h"

namespace caseway {
namespace {

std::vector<std::string> Pathways(const pathway::Library& library) {
  std::vector<std::string> ids;
  for (const auto& [id, bundle] : library.live()) ids.push_back(id);
  return ids;
}

}  // namespace

int RunDiagram(const DiagramOptions& options, std::ostream& out, std::ostream& err) {
  const auto loaded = loader::LoadWorkflows(options.folder, [](std::string_view) { return std::string(); });
  const auto bundle = loaded.library.Live(options.pathway);
  if (!bundle) {
    err << "There is no pathway “" << options.pathway << "” in " << options.folder.generic_string() << "."
        << pathway::DidYouMean(options.pathway, Pathways(loaded.library)) << '\n';
    return 2;
  }
  out << pathway::DiagramSvg(bundle->definition) << '\n';
  return 0;
}

}  // namespace caseway
