#include "web/handlers/cases/open_action.h"

#include "core/pathway/engine.h"

namespace caseway::web {

Result<OpenAction> LoadAction(const Visit& visit, Record& record, const SeenCase& seen) {
  auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!context) return context.error();
  OpenAction open;
  open.form.context = *std::move(context);
  const auto at = open.form.context->At();
  const auto* action = at.bundle.definition.Find(seen.row.state, visit.Path("action"));
  auto view = action == nullptr ? std::nullopt : pathway::ViewAction(at, *action, visit.actor, visit.now);
  if (!view)
    return Conflict("This cannot be done where the case stands now. It may have moved while you were looking at it.");
  open.view = *std::move(view);
  const auto& forms = open.form.context->bundle().forms;
  if (const auto own = forms.find(open.action().form); own != forms.end()) {
    open.form.form = &own->second;
    if (const auto written = ReadWritten(record, open.form); !written) return written.error();
  }
  return open;
}

}  // namespace caseway::web
