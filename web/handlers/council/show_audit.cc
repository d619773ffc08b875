#include <map>

#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/administration.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kPageSize = 50;
constexpr std::size_t kReferencesShown = 6;

std::string DeedWords(AuditDeed deed) {
  switch (deed) {
    case AuditDeed::kViewed: return "Looked at";
    case AuditDeed::kSearched: return "Searched";
    case AuditDeed::kPrinted: return "Printed";
    case AuditDeed::kExported: return "Saved as a file";
    case AuditDeed::kRefused: return "Was refused";
    case AuditDeed::kSignedIn: return "Signed in";
    case AuditDeed::kSignedOut: return "Signed out";
    case AuditDeed::kChanged: return "Changed";
    case AuditDeed::kBrokeGlass: return "Opened under break-glass";
  }
  return "";
}

// What is asked: of one record, of one user, or everything; from a place in the chain backwards.
struct Asked {
  std::int64_t record = 0;
  UserId user;
  std::int64_t before = 0;
  Error error{ErrorCode::kInvalidInput, "Check what you are looking for."};
};

std::int64_t PositionOf(const std::string& text) {
  std::int64_t position = 0;
  if (text.size() > 15) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    position = position * 10 + (c - '0');
  }
  return position;
}

Asked AskedBy(const Visit& visit, Record& record) {
  Asked asked;
  asked.before = PositionOf(visit.Query("before"));
  if (const std::string text = casework::Trimmed(visit.Query("record")); !text.empty()) {
    const auto id = ParseReference(text);
    if (id) asked.record = *id;
    else asked.error.fields.push_back({"record", id.error().say});
  }
  if (const std::string text = casework::Trimmed(visit.Query("user")); !text.empty()) {
    const auto row = record.council().UserByName(text);
    const auto id = ParseReference(text);
    if (row) asked.user = row->id;
    else if (id && record.council().User(UserId{*id})) asked.user = UserId{*id};
    else asked.error.fields.push_back({"user", "No account has this user name."});
  }
  return asked;
}

Result<std::vector<AuditEntry>> Entries(const AuditReader& audit, const Asked& asked) {
  if (asked.record != 0) return audit.About(asked.record, asked.before, kPageSize);
  if (asked.user) return audit.By(asked.user, asked.before, kPageSize);
  return audit.Latest(asked.before, kPageSize);
}

void SearchForm(Writer& w, const Visit& visit, const Error* error) {
  w << "<form method=\"get\" action=\"/audit\" role=\"search\" class=\"app-inline-form app-no-print\" novalidate>";
  html::Input(w, {.name = "record",
                  .label = {.text = "Reference of a person or case"},
                  .hint = {.text = "For example, 7K3Q-F2M9-X: who looked at it"},
                  .error = ErrorFor(error, "record"),
                  .value = visit.Query("record"),
                  .classes = "govuk-input--width-20",
                  .spellcheck = false});
  html::Input(w, {.name = "user",
                  .label = {.text = "User name"},
                  .hint = {.text = "What one person did"},
                  .error = ErrorFor(error, "user"),
                  .value = visit.Query("user"),
                  .classes = "govuk-input--width-20",
                  .spellcheck = false});
  html::Button(w, {.text = "Show", .classes = "govuk-button--secondary"});
  w << "</form>";
}

using Names = std::map<UserId, std::string>;

void RecordsCell(Writer& w, const AuditEntry& entry) {
  for (std::size_t i = 0; i < std::min(entry.shown.size(), kReferencesShown); ++i) {
    if (i > 0) w << ", ";
    const std::string reference = ReferenceOf(entry.shown[i]);
    w.Tag("<a class=\"govuk-link app-reference\"").Href(Url::Path({"audit"}).Query("record", reference)).End()
        << reference;
    w << "<span class=\"govuk-visually-hidden\">, entry " << entry.position << "</span></a>";
  }
  if (entry.shown.size() > kReferencesShown) w << " and " << entry.shown.size() - kReferencesShown << " more";
}

void Table(Writer& w, const std::vector<AuditEntry>& entries, const Names& names) {
  html::TableWriter table(w, {.head = {{.text = "When"},
                                       {.text = "Who"},
                                       {.text = "What"},
                                       {.text = "Page"},
                                       {.text = "Records"},
                                       {.text = "Place in the chain", .format = "numeric"}},
                              .caption = "Newest first",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& entry : entries) {
    const auto name = names.find(entry.actor);
    table.Row();
    table.Cell(LabelledCell("When", FormatLong(entry.at)));
    table.Cell(LabelledCell("Who", name != names.end() ? name->second
                                   : entry.actor       ? std::string("A former account")
                                                       : std::string("Nobody signed in")));
    table.Cell(LabelledCell("What", DeedWords(entry.deed) + (entry.reason.empty() ? "" : ": " + entry.reason)));
    table.Cell(LabelledCell("Page", entry.route));
    table.Cell(LabelledCell("Records", [&entry](Writer& cell) { RecordsCell(cell, entry); }));
    table.Cell(LabelledCell("Place in the chain", std::to_string(entry.position)));
  }
  table.End();
}

void Older(Writer& w, const Visit& visit, const std::vector<AuditEntry>& entries) {
  if (static_cast<int>(entries.size()) < kPageSize) return;
  Url url = Url::Path({"audit"});
  for (const char* name : {"record", "user"}) {
    if (const auto value = visit.Query(name); !value.empty()) url = std::move(url).Query(name, value);
  }
  html::Pagination(w, {.next = {.href = std::move(url).Query("before", std::to_string(entries.back().position)),
                                .text = "Older entries"}});
}

std::string TitleOf(const Asked& asked, const Names& names) {
  if (asked.record != 0) return "Who saw " + ReferenceOf(asked.record);
  const auto name = names.find(asked.user);
  return asked.user && name != names.end() ? "What " + name->second + " did" : "Audit";
}

}  // namespace

Answer ShowAudit(Visit& visit, Record& record) {
  const Asked asked = AskedBy(visit, record);
  const Error* error = asked.error.fields.empty() ? nullptr : &asked.error;
  auto entries = error != nullptr ? Result<std::vector<AuditEntry>>(std::vector<AuditEntry>{})
                                  : Entries(visit.service->audit, asked);
  if (!entries) return ErrorAnswer(visit, entries.error());
  Names names;
  for (const auto& user : record.council().Users()) names[user.id] = user.name;
  const std::string title = TitleOf(asked, names);
  PageParts page{.title = title, .current = "/audit", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = 422;
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">" << title
      << "</h1><p class=\"govuk-body\">Every look, change, search, print and refusal is kept, each entry "
         "sealed to the one before it. It names records, not what they say.</p>";
    SearchForm(w, visit, error);
    if (entries->empty()) {
      w << "<p class=\"govuk-body app-empty\">There are no entries here.</p>";
    } else {
      Table(w, *entries, names);
      Older(w, visit, *entries);
    }
  };
  Shown shown{.deed = AuditDeed::kSearched, .subject_kind = "audit"};
  if (asked.record != 0) shown.ids.push_back(asked.record);
  return {Render(visit, std::move(page)), std::move(shown)};
}

}  // namespace caseway::web
