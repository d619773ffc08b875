#include "web/views/broken_glass.h"

#include <algorithm>

#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kMost = 200;

std::size_t Unseen(const std::vector<AccessTakenRow>& rows) {
  const auto is_unseen = [](const AccessTakenRow& row) { return row.seen_by.empty(); };
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_unseen));
}

// Who looked into it and when, or the button for it; who broke the glass has none.
void SeenCell(Writer& cell, const Visit& visit, const AccessTakenRow& row) {
  if (!row.seen_by.empty()) {
    cell << row.seen_by << ", " << FormatLong(row.seen);
    return;
  }
  if (row.by_user == visit.actor.user) {
    cell << "Somebody else has to look into it";
    return;
  }
  FormStart(cell, visit,
            Url::Path({"cases", PathReference(row.case_id), "break-glass", PathReferenceOf(row.entry), "seen"}));
  html::Button(cell, {.text =
                          [&](Writer& in) {
                            in << "I have looked into it<span class=\"govuk-visually-hidden\">: " << row.subject_name
                               << ", opened by " << row.by << "</span>";
                          },
                      .classes = "govuk-button--secondary",
                      .prevent_double_click = true});
  FormEnd(cell);
}

void Row(html::TableWriter& table, const Visit& visit, const AccessTakenRow& row) {
  table.Row();
  table.Cell(LabelledCell("Person", [&row](Writer& cell) {
    cell.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row.case_id)).End() << row.subject_name;
    cell << "<span class=\"govuk-visually-hidden\">, case " << Reference(row.case_id) << ", opened by " << row.by
         << "</span></a>";
  }));
  table.Cell(LabelledCell("Case", PathwayTitle(visit, row.pathway)));
  table.Cell(LabelledCell("Opened by", row.by));
  table.Cell(LabelledCell("When", FormatLong(row.at)));
  table.Cell(LabelledCell("Why", row.reason));
  table.Cell(LabelledCell("Looked into", [&](Writer& cell) { SeenCell(cell, visit, row); }));
}

}  // namespace

void GlassWarning(Writer& w, const Visit& visit, Record& record) {
  if (!visit.Holds(access::Permission::kSealCase)) return;
  const auto times = Unseen(record.work().AccessTaken(visit.now, kMost, visit.viewer()));
  if (times == 0) return;
  html::WarningText(
      w, {.text = times == 1 ? std::string("A restricted case was opened under break-glass, and nobody has "
                                           "looked into it yet. Ask whether it was needed: it is under For my "
                                           "decision.")
                             : "Restricted cases were opened under break-glass " + std::to_string(times) +
                                   " times, and nobody has looked into it yet. Ask whether it was needed: they "
                                   "are under For my decision."});
}

void BrokenGlass(Writer& w, const Visit& visit, const std::vector<AccessTakenRow>& rows) {
  w << "<h2 class=\"govuk-heading-m\">Opened under break-glass (" << Unseen(rows) << " to look into)</h2>";
  if (rows.empty()) {
    w << "<p class=\"govuk-body app-empty\">Nobody has opened a restricted case in an emergency.</p>";
    return;
  }
  html::TableWriter table(w, {.head = {{.text = "Person"},
                                       {.text = "Case"},
                                       {.text = "Opened by"},
                                       {.text = "When"},
                                       {.text = "Why"},
                                       {.text = "Looked into"}},
                              .caption = "Ask each of them whether it was needed",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& row : rows) Row(table, visit, row);
  table.End();
}

}  // namespace caseway::web
