#include "web/views/work_table.h"

#include <algorithm>

#include "web/views/capacity_words.h"
#include "web/views/due_words.h"
#include "web/views/list_cells.h"

namespace caseway::web {
namespace {

using html::Writer;

bool AllRestricted(const std::vector<WorkRow>& rows) {
  return rows.size() > 1 && std::all_of(rows.begin(), rows.end(),
                                        [](const WorkRow& row) { return row.restriction != Restriction::kNone; });
}

void RestrictedNote(Writer& w) {
  w << "<p class=\"govuk-body\"><strong class=\"govuk-tag govuk-tag--purple\">Restricted</strong> Every case in this "
       "list is restricted.</p>";
}

html::TableOptions HeadOf(const WorkTableOptions& options) {
  html::TableOptions table;
  table.caption = std::string(options.caption.view());
  table.caption_classes = "govuk-table__caption--m";
  table.classes = "app-table--dense app-table--stack";
  table.head = {{.text = "Person"}, {.text = "Case"}, {.text = "Stage"}};
  if (options.shows_band) table.head.push_back({.text = "Band"});
  if (options.shows_age || options.shows_stay) table.head.push_back({.text = "Waiting"});
  if (options.shows_waiting) table.head.push_back({.text = "Waiting for a manager since"});
  if (options.shows_owner) table.head.push_back({.text = "Held by"});
  table.head.push_back({.text = "Due"});
  return table;
}

}  // namespace

void WorkTable(Writer& w, const Visit& visit, const std::vector<WorkRow>& rows, const WorkTableOptions& asked) {
  WorkTableOptions options = asked;
  options.shows_band =
      asked.shows_band && std::any_of(rows.begin(), rows.end(), [](const WorkRow& row) { return !row.band.empty(); });
  const bool all_restricted = AllRestricted(rows);
  if (all_restricted) RestrictedNote(w);
  html::TableWriter table(w, HeadOf(options));
  for (const auto& row : rows) {
    table.Row();
    table.Cell(LabelledCell("Person", [&row, all_restricted](Writer& cell) {
      CaseLink(cell, {.id = row.id,
                      .subject = row.subject_name,
                      .restriction = all_restricted ? Restriction::kNone : row.restriction});
    }));
    table.Cell(LabelledCell("Case", PathwayTitle(visit, row.pathway) + CapacityMark(visit, row.capacity)));
    const std::string note = options.stage_note ? options.stage_note(row) : "";
    table.Cell(LabelledCell("Stage", [&](Writer& cell) {
      cell << StateTitle(visit, row.pathway, row.state);
      if (!note.empty()) cell << "<br><strong>" << note << "</strong>";
    }));
    if (options.shows_band)
      table.Cell(LabelledCell("Band", row.band.empty() ? "Not banded" : CodeLabel(visit, "urgency-bands", row.band)));
    if (options.shows_age) table.Cell(LabelledCell("Waiting", views::AgeWords(row.received, visit.now)));
    if (options.shows_stay) table.Cell(LabelledCell("Waiting", views::AgeWords(row.entered, visit.now)));
    if (options.shows_waiting)
      table.Cell(LabelledCell("Waiting for a manager since", FormatLong(LondonDate(row.entered))));
    if (options.shows_owner)
      table.Cell(LabelledCell("Held by", row.owner_name.empty() ? "Nobody yet" : row.owner_name));
    if (row.due_at == Instant{}) {
      table.Cell(LabelledCell("Due", "Ended"));
      continue;
    }
    table.Cell(DueCell(visit, row));
  }
  table.End();
}

std::string PathwayTitle(const Visit& visit, const std::string& pathway) {
  const auto bundle = visit.library().Live(pathway);
  if (bundle == nullptr) return pathway;
  const std::string& title = bundle->definition.title;
  return title.substr(0, title.find(" ("));
}

std::string StateTitle(const Visit& visit, const std::string& pathway, const std::string& state) {
  const auto* found = visit.library().FindState(pathway, state);
  return found == nullptr ? state : found->title;
}

std::string CodeLabel(const Visit& visit, std::string_view list, const std::string& code) {
  const auto found = visit.library().codes.find(list);
  return found == visit.library().codes.end() ? code : found->second.Label(code);
}

std::vector<std::int64_t> IdsOf(const std::vector<WorkRow>& rows) {
  std::vector<std::int64_t> ids;
  ids.reserve(rows.size() * 2);
  for (const auto& row : rows) {
    ids.push_back(row.id.value);
    ids.push_back(row.subject.value);
  }
  return ids;
}

}  // namespace caseway::web
