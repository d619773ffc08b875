#include "web/handlers/council/audit_query.h"

#include <chrono>

#include "web/chrome.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

// A day as typed; the day after it where its end is meant.
void ReadDay(const Visit& visit, const char* box, bool whole_day, Instant& at, Error& error) {
  const std::string text = casework::Trimmed(visit.Query(box));
  if (text.empty()) return;
  const auto day = views::ParseDay(text);
  if (!day) error.fields.push_back({box, day.error().say});
  else at = whole_day ? EndOfLondonDay(*day) : FromLondon({.date = *day});
}

void ReadDeed(const Visit& visit, AuditAsked& asked) {
  const std::string text = visit.Query("deed");
  if (text.empty()) return;
  for (int i = 0; i <= static_cast<int>(AuditDeed::kBrokeGlass); ++i) {
    const auto deed = static_cast<AuditDeed>(i);
    if (text == NameOf(deed)) asked.deed = deed;
  }
  if (!asked.deed) asked.error.fields.push_back({"deed", "Choose one of the list."});
}

constexpr int kPage = 500;
constexpr int kMostPages = 200;
// Entries are kept in the order they came in; within this much a later one may name an earlier time.
constexpr std::chrono::hours kClockSlack{2};

bool Fits(const AuditAsked& asked, const AuditEntry& entry) {
  return (!asked.actor || entry.actor == asked.actor) && (!asked.deed || entry.deed == *asked.deed) &&
         entry.at >= asked.from && entry.at < asked.until;
}

Result<std::vector<AuditEntry>> ReadPage(const AuditReader& audit, const AuditAsked& asked, std::int64_t before) {
  if (asked.subject != 0) return audit.About(asked.subject, before, kPage);
  return asked.actor ? audit.By(asked.actor, before, kPage) : audit.Latest(before, kPage);
}

// Where to begin: what came after the last day asked for is not read through. A search by halves, for times rise with
// the places in the chain.
Result<std::int64_t> FirstToRead(const AuditReader& audit, const AuditAsked& asked) {
  if (asked.until == Instant::max() || asked.before != 0) return asked.before;
  const auto newest = audit.Latest(0, 1);
  if (!newest) return newest.error();
  std::int64_t low = 1, high = newest->empty() ? 1 : newest->front().position + 1;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    const auto at = audit.Latest(middle + 1, 1);
    if (!at) return at.error();
    if (!at->empty() && at->front().at < asked.until + kClockSlack) low = middle + 1;
    else high = middle;
  }
  return low;
}

}  // namespace

std::int64_t AuditPosition(std::string_view text) {
  std::int64_t position = 0;
  if (text.size() > 15) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    position = position * 10 + (c - '0');
  }
  return position;
}

AuditAsked AskedOfAudit(const Visit& visit, Record& record) {
  AuditAsked asked;
  asked.before = AuditPosition(visit.Query("before"));
  if (const std::string text = casework::Trimmed(visit.Query("record")); !text.empty()) {
    const auto id = ParseReference(text);
    if (id) asked.subject = *id;
    else asked.error.fields.push_back({"record", id.error().say});
  }
  if (const std::string text = casework::Trimmed(visit.Query("user")); !text.empty()) {
    const auto row = record.council().UserByName(text);
    const auto id = ParseReference(text);
    if (row) asked.actor = row->id;
    else if (id && record.council().User(UserId{*id})) asked.actor = UserId{*id};
    else asked.error.fields.push_back({"user", "No account has this user name."});
  }
  ReadDeed(visit, asked);
  ReadDay(visit, "from", false, asked.from, asked.error);
  ReadDay(visit, "to", true, asked.until, asked.error);
  if (asked.IsGood() && asked.until <= asked.from)
    asked.error.fields.push_back({"to", "The last day is before the first."});
  return asked;
}

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

Result<AuditFound> FindInAudit(const AuditReader& audit, const AuditAsked& asked, int limit) {
  auto before = FirstToRead(audit, asked);
  if (!before) return before.error();
  AuditFound found;
  for (int pages = 0; pages < kMostPages; ++pages) {
    const auto page = ReadPage(audit, asked, *before);
    if (!page) return page.error();
    for (const auto& entry : *page) {
      if (asked.from != Instant::min() && entry.at < asked.from - kClockSlack) {
        found.older = 0;
        return found;
      }
      if (!Fits(asked, entry)) continue;
      found.entries.push_back(entry);
      found.older = entry.position;
      if (static_cast<int>(found.entries.size()) == limit) return found;
    }
    if (static_cast<int>(page->size()) < kPage) {
      found.older = 0;
      return found;
    }
    *before = found.older = page->back().position;
  }
  return found;
}

AuditNames::AuditNames(Record& record) {
  for (const auto& user : record.council().Users()) names_[user.id] = user.name;
}

std::string AuditNames::Of(const AuditEntry& entry) const {
  if (!entry.actor) return "Nobody signed in";
  const std::string name = Name(entry.actor);
  return name.empty() ? "A former account" : name;
}

std::string AuditNames::Name(UserId user) const {
  const auto found = names_.find(user);
  return found == names_.end() ? "" : found->second;
}

}  // namespace caseway::web
