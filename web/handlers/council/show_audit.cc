// The audit: who looked at what, by reference. Found by record, account, kind of deed and days, all at once; as a file.
#include <algorithm>

#include "web/csv.h"
#include "web/frame.h"
#include "web/handlers/council/audit_query.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/administration.h"
#include "web/views/page_words.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;
using Entries = std::vector<AuditEntry>;

constexpr int kPageSize = 50;
constexpr int kMostInFile = 20'000;
constexpr std::size_t kReferencesShown = 6;

// An address of the audit with what is asked now.
Url Asking(Url url, const Visit& visit) {
  for (const char* box : kAuditBoxes) {
    if (const auto value = visit.Query(box); !value.empty()) url = std::move(url).Query(box, value);
  }
  return url;
}

void Box(Writer& w, const Visit& visit, const char* name, const char* label, const char* hint, const Error* error) {
  html::Input(w, {.name = name,
                  .label = {.text = label},
                  .hint = {.text = hint},
                  .error = ErrorFor(error, name),
                  .value = visit.Query(name),
                  .classes = "govuk-input--width-10",
                  .spellcheck = false});
}

void SearchForm(Writer& w, const Visit& visit, const Error* error) {
  w << "<form method=\"get\" action=\"/audit\" role=\"search\" class=\"app-inline-form app-no-print\" novalidate>";
  Box(w, visit, "record", "Reference of a person or case", "For example, 7K3Q-F2M9-X: who looked at it", error);
  Box(w, visit, "user", "User name", "What one person did", error);
  html::SelectOptions deeds{.name = "deed", .label = {.text = "What was done"}, .error = ErrorFor(error, "deed")};
  deeds.hint = {.text = "One kind of deed, or all"};
  deeds.items.push_back({.value = "", .text = "Anything"});
  for (int i = 0; i <= static_cast<int>(AuditDeed::kBrokeGlass); ++i) {
    const auto deed = static_cast<AuditDeed>(i);
    deeds.items.push_back({.value = NameOf(deed), .text = DeedWords(deed)});
  }
  deeds.value = visit.Query("deed");
  html::Select(w, deeds);
  Box(w, visit, "from", "From", "The first day, for example 3/3/2026", error);
  Box(w, visit, "to", "To", "The last day", error);
  html::Button(w, {.text = "Show", .classes = "govuk-button--secondary"});
  w << "</form>";
}

void RecordLink(Writer& w, std::int64_t id, std::int64_t entry) {
  const std::string reference = ReferenceOf(id);
  w.Tag("<a class=\"govuk-link app-reference\"").Href(Url::Path({"audit"}).Query("record", reference)).End()
      << reference;
  w << "<span class=\"govuk-visually-hidden\">, entry " << entry << "</span></a>";
}

void RecordsCell(Writer& w, const AuditEntry& entry) {
  for (std::size_t i = 0; i < std::min(entry.shown.size(), kReferencesShown); ++i) {
    if (i > 0) w << ", ";
    RecordLink(w, entry.shown[i], entry.position);
  }
  if (entry.shown.size() <= kReferencesShown) return;
  w << " and ";
  w.Tag("<a class=\"govuk-link\"").Href(Url::Path({"audit", std::to_string(entry.position)})).End()
      << entry.shown.size() - kReferencesShown << " more<span class=\"govuk-visually-hidden\"> records of entry "
      << entry.position << "</span></a>";
}

std::string WhatWords(const AuditEntry& entry) {
  return DeedWords(entry.deed) + (entry.reason.empty() ? "" : ": " + entry.reason);
}

void Table(Writer& w, const Entries& entries, const AuditNames& names) {
  html::TableWriter table(w, {.head = {{.text = "When"},
                                       {.text = "Who"},
                                       {.text = "What"},
                                       {.text = "Page"},
                                       {.text = "Records"},
                                       {.text = "Place in the chain", .format = "numeric"}},
                              .caption = "Newest first",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& entry : entries) {
    table.Row();
    table.Cell(LabelledCell("When", FormatLong(entry.at)));
    table.Cell(LabelledCell("Who", names.Of(entry)));
    table.Cell(LabelledCell("What", WhatWords(entry)));
    table.Cell(LabelledCell("Page", PageWords(entry.route)));
    table.Cell(LabelledCell("Records", [&entry](Writer& cell) { RecordsCell(cell, entry); }));
    table.Cell(LabelledCell("Place in the chain", std::to_string(entry.position)));
  }
  table.End();
}

void Older(Writer& w, const Visit& visit, std::int64_t older) {
  if (older == 0) return;
  Url url = Asking(Url::Path({"audit"}), visit);
  html::Pagination(w,
                   {.next = {.href = std::move(url).Query("before", std::to_string(older)), .text = "Older entries"}});
}

std::string TitleOf(const AuditAsked& asked, const AuditNames& names) {
  const std::string name = names.Name(asked.actor);
  if (asked.subject != 0 && !name.empty()) return "What " + name + " did with " + ReferenceOf(asked.subject);
  if (asked.subject != 0) return "Who saw " + ReferenceOf(asked.subject);
  return name.empty() ? "Audit" : "What " + name + " did";
}

Shown ShownOf(const AuditAsked& asked, AuditDeed deed) {
  Shown shown{.deed = deed, .subject_kind = "audit"};
  if (asked.subject != 0) shown.ids.push_back(asked.subject);
  return shown;
}

Answer AuditPage(Visit& visit, const AuditAsked& asked, const AuditNames& names, const AuditFound& found) {
  const Error* error = asked.IsGood() ? nullptr : &asked.error;
  const std::string title = TitleOf(asked, names);
  PageParts page{.title = title, .current = "/audit", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = 422;
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">" << title
      << "</h1><p class=\"govuk-body\">Every look, change, search, print and refusal is kept, each entry "
         "sealed to the one before it. It names records, not what they say.</p>";
    SearchForm(w, visit, error);
    if (found.entries.empty()) {
      w << "<p class=\"govuk-body app-empty\">There are no entries here.</p>";
      return Older(w, visit, found.older);
    }
    w << "<p class=\"govuk-body app-no-print\">";
    w.Tag("<a class=\"govuk-link\"").Href(Asking(Url("/audit.csv"), visit)).End() << "Save these as a file (CSV)";
    w << "</a></p>";
    Table(w, found.entries, names);
    Older(w, visit, found.older);
  };
  return {Render(visit, std::move(page)), ShownOf(asked, AuditDeed::kSearched)};
}

std::string InRow(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (const auto id : ids) text += (text.empty() ? "" : " ") + ReferenceOf(id);
  return text;
}

void EntryParts(Writer& w, const AuditEntry& entry, const AuditNames& names) {
  html::SummaryListOptions list;
  const auto add = [&](const char* key, std::string value) { list.rows.push_back({.key = key, .value = value}); };
  add("When", FormatLong(entry.at));
  add("Who", names.Of(entry));
  add("What", WhatWords(entry));
  add("Page", PageWords(entry.route));
  add("Records", std::to_string(entry.shown.size()));
  html::SummaryList(w, list);
  w << "<h2 class=\"govuk-heading-m\">Every record of this entry</h2><ul class=\"govuk-list\">";
  for (const auto id : entry.shown) {
    w << "<li>";
    RecordLink(w, id, entry.position);
    w << "</li>";
  }
  w << "</ul>";
}

}  // namespace

Answer ShowAudit(Visit& visit, Record& record) {
  const AuditAsked asked = AskedOfAudit(visit, record);
  const AuditNames names(record);
  if (!asked.IsGood()) return AuditPage(visit, asked, names, {});
  const auto found = FindInAudit(visit.service->audit, asked, kPageSize);
  return found ? AuditPage(visit, asked, names, *found) : ErrorAnswer(visit, found.error());
}

Answer ShowAuditEntry(Visit& visit, Record& record) {
  const std::int64_t position = AuditPosition(visit.Path("entry"));
  const auto found = visit.service->audit.Latest(position + 1, 1);
  if (!found) return ErrorAnswer(visit, found.error());
  if (position == 0 || found->empty() || found->front().position != position)
    return ErrorAnswer(visit, NotFound("There is no such entry in the audit."));
  const AuditNames names(record);
  const std::string title = "Audit entry " + std::to_string(position);
  PageParts page{.title = title, .current = "/audit"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">" << title << "</h1>";
    EntryParts(w, found->front(), names);
  };
  return {Render(visit, std::move(page)), {.deed = AuditDeed::kSearched, .subject_kind = "audit"}};
}

Answer DownloadAudit(Visit& visit, Record& record) {
  const AuditAsked asked = AskedOfAudit(visit, record);
  const AuditNames names(record);
  if (!asked.IsGood()) return AuditPage(visit, asked, names, {});
  const auto found = FindInAudit(visit.service->audit, asked, kMostInFile);
  if (!found) return ErrorAnswer(visit, found.error());
  std::string file = csv::Begin({"When", "Who", "What", "Page", "Address", "Records", "Place in the chain"});
  for (const auto& entry : found->entries) {
    file += csv::Line({FormatIso(entry.at), names.Of(entry), WhatWords(entry), PageWords(entry.route), entry.route,
                       InRow(entry.shown), std::to_string(entry.position)});
  }
  const std::string name = "audit-" + FormatIso(LondonDate(visit.now)) + ".csv";
  return {http::Download(std::move(file), "text/csv; charset=utf-8", name), ShownOf(asked, AuditDeed::kExported)};
}

}  // namespace caseway::web
