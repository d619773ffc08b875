#include "web/views/hub_items.h"

#include <algorithm>

#include "core/pathway/arrivals.h"
#include "core/pathway/listed.h"
#include "web/chrome.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

// The kinds of row that stand on the hub's lists, read once from the forms of the pathway.
class RowLists {
 public:
  explicit RowLists(const pathway::Bundle& concerns)
      : meetings_(pathway::KindsListed(concerns, pathway::kMeetings)),
        with_others_(pathway::KindsListed(concerns, pathway::kWithOthers)) {}

  // The list that rows of this kind stand on; "" for none.
  std::string_view Of(const std::string& kind) const {
    if (std::find(meetings_.begin(), meetings_.end(), kind) != meetings_.end()) return "meetings";
    return std::find(with_others_.begin(), with_others_.end(), kind) != with_others_.end() ? "with-others" : "";
  }

 private:
  std::vector<std::string> meetings_, with_others_;
};

}  // namespace

std::string HubWords(const Visit& visit, std::string_view list, std::string_view what, std::string_view otherwise) {
  const auto codes = visit.library().codes.find("hub-lists");
  const auto* code = codes == visit.library().codes.end() ? nullptr : codes->second.Find(list);
  if (code != nullptr && what == "label") return code->label;
  const bool says = code != nullptr && code->more.count(std::string(what)) > 0;
  return says ? code->more.at(std::string(what)) : std::string(otherwise);
}

std::string WhatIsDue(const Visit& visit, const HubItem& item) {
  if (!item.item.label.empty()) return item.item.label;
  return item.item.as.empty() ? StateTitle(visit, item.work.pathway, item.work.state) : item.item.as;
}

html::TableCell HubItemPerson(const HubItem& item) {
  return LabelledCell("Person", [&item](Writer& cell) {
    const std::string more = ": " + item.item.label;
    CaseLink(cell, {.id = item.work.id, .subject = item.work.subject_name, .more = more});
  });
}

void HubItemDue(Writer& w, const Visit& visit, std::string_view list, const ItemRow& item) {
  const auto day = ParseDate(item.due);
  if (!day) {
    w << "No date given";
    return;
  }
  const Date today = LondonDate(visit.now);
  if (*day < today) {
    constexpr std::string_view kDay = "{day}";
    std::string words = HubWords(visit, list, "late", "Late: was due by {day}");
    if (const auto at = words.find(kDay); at != std::string::npos) words.replace(at, kDay.size(), FormatLong(*day));
    html::Tag(w, {.text = words, .classes = "govuk-tag--red"});
    return;
  }
  html::Tag(w, {.text = (*day == today ? std::string("Today, ") : std::string("By ")) + FormatLong(*day),
                .classes = *day == today ? "govuk-tag--orange" : "govuk-tag--grey"});
}

std::vector<HubItem> LateItemsOf(const Visit& visit, Record& record, const std::vector<WorkRow>& rows) {
  std::vector<HubItem> late;
  const auto concerns = pathway::ReceivingConcerns(visit.library());
  if (concerns == nullptr) return late;
  std::vector<CaseId> cases;
  for (const auto& row : rows) {
    if (row.pathway == concerns->definition.id) cases.push_back(row.id);
  }
  if (cases.empty()) return late;
  const RowLists lists(*concerns);
  for (auto& [id, item] : record.cases().LateItems(cases, LondonDate(visit.now))) {
    if (lists.Of(item.as).empty()) continue;
    const auto of = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    late.push_back({*of, std::move(item)});
  }
  std::stable_sort(late.begin(), late.end(), [](const auto& a, const auto& b) { return a.item.due < b.item.due; });
  return late;
}

void LateItems(Writer& w, const Visit& visit, const std::vector<HubItem>& items) {
  const auto concerns = pathway::ReceivingConcerns(visit.library());
  if (items.empty() || concerns == nullptr) return;
  const RowLists lists(*concerns);
  w << "<h2 class=\"govuk-heading-m\">Late on these cases</h2>";
  html::TableWriter table(w, {.head = {{.text = "Person"}, {.text = "What"}, {.text = "Due"}},
                              .caption = "The latest first",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& item : items) {
    table.Row();
    table.Cell(HubItemPerson(item));
    table.Cell(LabelledCell("What", WhatIsDue(visit, item)));
    table.Cell(LabelledCell("Due", [&](Writer& cell) { HubItemDue(cell, visit, lists.Of(item.item.as), item.item); }));
  }
  table.End();
}

}  // namespace caseway::web
