#include "web/views/work_table.h"

#include "web/views/due_words.h"

namespace caseway::web {
namespace {

using html::Writer;

html::TableOptions HeadOf(const WorkTableOptions& options) {
  html::TableOptions table;
  table.caption = std::string(options.caption.view());
  table.caption_classes = "govuk-table__caption--m";
  table.classes = "app-table--dense app-table--stack";
  table.head = {{.text = "Person"}, {.text = "Case"}, {.text = "Stage"}};
  if (options.shows_band) table.head.push_back({.text = "Band"});
  if (options.shows_age) table.head.push_back({.text = "Waiting"});
  if (options.shows_owner) table.head.push_back({.text = "Held by"});
  table.head.push_back({.text = "Due"});
  return table;
}

void Cell(html::TableWriter& table, std::string_view label, const html::Content& content) {
  html::TableCell cell;
  cell.text = content;
  cell.attributes = {{"data-label", label}};
  table.Cell(cell);
}

void PersonCell(html::TableWriter& table, const WorkRow& row) {
  Cell(table, "Person", [&row](Writer& w) {
    w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row.id)).End() << row.subject_name;
    w << "<span class=\"govuk-visually-hidden\">, case " << Reference(row.id) << "</span></a>";
    if (row.restriction != Restriction::kNone)
      w << " <strong class=\"govuk-tag govuk-tag--purple\">Restricted</strong>";
  });
}

}  // namespace

void WorkTable(Writer& w, const Visit& visit, const std::vector<WorkRow>& rows, const WorkTableOptions& options) {
  html::TableWriter table(w, HeadOf(options));
  for (const auto& row : rows) {
    table.Row();
    PersonCell(table, row);
    const bool carer = row.capacity == "unpaid carer";
    Cell(table, "Case", PathwayTitle(visit, row.pathway) + (carer ? " (carer)" : ""));
    Cell(table, "Stage", StateTitle(visit, row.pathway, row.state));
    if (options.shows_band)
      Cell(table, "Band", row.band.empty() ? "Not banded" : CodeLabel(visit, "urgency-bands", row.band));
    if (options.shows_age) Cell(table, "Waiting", views::AgeWords(row.received, visit.now));
    if (options.shows_owner) Cell(table, "Held by", row.owner_name.empty() ? "Nobody yet" : row.owner_name);
    if (row.due_at == Instant{}) {
      Cell(table, "Due", "Ended");
      continue;
    }
    const auto due = views::DueWordsOf(row.due_at, row.due_is_instant, visit.now, row.paused);
    Cell(table, "Due", [&due](Writer& cell) { html::Tag(cell, {.text = due.text, .classes = due.tag_class}); });
  }
  table.End();
}

std::string PathwayTitle(const Visit& visit, const std::string& pathway) {
  const auto bundle = visit.library().Live(pathway);
  return bundle == nullptr ? pathway : bundle->definition.title;
}

std::string StateTitle(const Visit& visit, const std::string& pathway, const std::string& state) {
  const auto bundle = visit.library().Live(pathway);
  const auto* found = bundle == nullptr ? nullptr : bundle->definition.Find(state);
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
