#include "app/came_before.h"

#include <fmt/format.h>

#include <cctype>
#include <functional>

#include "core/casework/came_with.h"
#include "storage/sqlite/event_log.h"

namespace caseway::app {
namespace {

struct Compared {
  const char* member;  // of what is kept with the contact
  const char* column;  // of the file
  const char* name;    // in the sentence
};
constexpr Compared kCompared[] = {{"first_names", "first_name", "another first name"},
                                  {"last_name", "last_name", "another last name"},
                                  {"address", "address_line_1", "another address"},
                                  {"postcode", "postcode", "another postcode"},
                                  {"nhs_number", "nhs_number", "another NHS number"}};

// Blanks, line ends and capitals make no other name and no other address.
std::string Plain(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) || c == ',') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

}  // namespace

CameBefore::Prints CameBefore::PrintsOf(const Document& came) {
  Prints prints{};
  for (std::size_t i = 0; i < kFields; ++i)
    prints[i] = std::hash<std::string>()(Plain(came[kCompared[i].member].Text()));
  return prints;
}

Result<std::optional<CameBefore::Seen>> CameBefore::InRecord(const Referral& referral, Found& found) {
  ContactId contact;
  Seen seen;
  const auto read = runtime_.Read([&](Record& record) {
    const auto known = record.cases().ContactByExternalRef(referral.external_ref);
    if (!known) return;
    contact = known->id;
    found.known = true;
    seen.safeguarding = known->safeguarding == "yes";
    found.asks = referral.safeguarding && !seen.safeguarding;
    found.text_differs = known->reason != referral.reason || known->notes != referral.notes ||
                         known->urgency != referral.urgency ||
                         known->safeguarding != (referral.safeguarding ? "yes" : "no");
  });
  if (!read) return read.error();
  if (!found.known) return std::optional<Seen>();
  const storage::SqliteEventLog log(runtime_.database());
  const auto events = log.ReadStream({"contact", contact.value}, 0, 1);
  if (!events) return events.error();
  const bool kept = !events->empty() && events->front().payload["came"].IsMembers();
  if (!kept) return std::optional<Seen>();
  seen.prints = PrintsOf(events->front().payload["came"]);
  return std::optional(seen);
}

Result<CameBefore::Found> CameBefore::Look(const Referral& referral) {
  Found found;
  const Document came = casework::CameWith(referral.person);
  const Prints now = PrintsOf(came);
  std::optional<Seen> first;
  if (const auto seen = seen_.find(referral.external_ref); seen != seen_.end()) {
    found.known = true;
    first = seen->second;
    found.asks = referral.safeguarding && !first->safeguarding;
  } else {
    auto kept = InRecord(referral, found);
    if (!kept) return kept.error();
    first = *kept;
    seen_.emplace(referral.external_ref, first.value_or(Seen{now, referral.safeguarding}));
  }
  if (found.asks)
    found.changes.push_back({"safeguarding_concern", "yes",
                             "This reference came before without a sign of abuse or neglect: the row waits among the "
                             "exceptions, due at once."});
  for (std::size_t i = 0; first && i < kFields; ++i) {
    if (first->prints[i] == now[i]) continue;
    found.changes.push_back(
        {kCompared[i].column, came[kCompared[i].member].Text(),
         fmt::format("Not refused: this reference came before with {}. The first stands.", kCompared[i].name)});
  }
  return found;
}

}  // namespace caseway::app
