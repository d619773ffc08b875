#include "core/casework/letter_head.h"

#include <algorithm>

#include "core/casework/letters.h"
#include "core/reference.h"

namespace caseway::casework {
namespace {

constexpr char kByHand[] = "By hand";
constexpr std::string_view kBlock = "<address>", kBlockEnd = "</address>";

// One of letters.* as it holds today; "" while it is not set.
std::string Setting(const Deed& deed, const char* name) {
  const auto found = deed.library.council.settings.find(name);
  const auto* value =
      found == deed.library.council.settings.end() ? nullptr : found->second.history.On(LondonDate(deed.now));
  return value == nullptr ? "" : value->value;
}

// Of an address each comma begins a new line.
std::string InLines(const std::string& text) {
  std::string lines;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(',', from), text.size());
    const std::string line = Trimmed(text.substr(from, to - from));
    if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
    from = to + 1;
  }
  return lines;
}

void AddLine(std::string& lines, const std::string& before, const std::string& text) {
  if (!text.empty()) lines += (lines.empty() ? "" : "\n") + before + text;
}

std::string ThePerson(Record& record, const Person& subject, const Deed& deed) {
  std::string lines = (subject.title.empty() ? "" : subject.title + " ") + subject.DisplayName();
  if (!WhyByHand(record, subject, LondonDate(deed.now)).empty()) return lines + "\n" + kByHand;
  AddLine(lines, "", subject.address);
  AddLine(lines, "", subject.postcode);
  return lines;
}

std::string TheReferrer(Record& record, const CaseRow& row) {
  const auto contact = row.contact ? record.cases().Contact(row.contact) : std::nullopt;
  std::string lines;
  if (contact) {
    AddLine(lines, "", contact->referrer_name);
    AddLine(lines, "", contact->referrer_agency);
  }
  return lines.empty() ? "To whoever made the referral" : lines;
}

std::string Addressee(Record& record, const CaseRow& row, const Person& subject, const std::string& to,
                      const Deed& deed) {
  if (to == "person") return ThePerson(record, subject, deed);
  if (to == "referrer") return TheReferrer(record, row);
  return to == "reporter" ? "To whoever raised the concern" : "To whoever speaks for " + subject.DisplayName();
}

// How to answer: by post first, then what is quicker.
std::string Sender(Record& record, const CaseRow& row, const Deed& deed) {
  const auto team = record.council().Team(row.owner_team);
  std::string lines = team ? team->title : "";
  AddLine(lines, "", InLines(Setting(deed, "letters.address")));
  AddLine(lines, "Telephone: ", Setting(deed, "letters.telephone"));
  AddLine(lines, "E-mail: ", Setting(deed, "letters.email"));
  AddLine(lines, "Open: ", Setting(deed, "letters.hours"));
  return lines;
}

}  // namespace

std::string LetterHead(Record& record, const CaseRow& row, const Person& subject, const std::string& to,
                       const Deed& deed) {
  return FillPlaces(
      "<div class=\"app-letter__head\"><address>{{to}}</address><p><strong>{{council}}</strong><br>{{from}}<br>"
      "Our reference: {{reference}}</p></div>\n",
      {{"to", Addressee(record, row, subject, to, deed)},
       {"council", record.council().Property("council_name")},
       {"from", Sender(record, row, deed)},
       {"reference", Reference(row.id)}});
}

std::string LetterFoot(const Deed& deed) {
  const std::string how = Setting(deed, "letters.complaints");
  return FillPlaces(
      "\n<div class=\"app-letter__foot\"><h2>If you want to complain</h2><p>{{how}}</p></div>",
      {{"how", how.empty() ? "Tell us, in any way that suits you, and quote our reference. We shall answer." : how}});
}

std::string WhyByHand(Record& record, const Person& person, Date today) {
  const auto alerts = record.people().Alerts(person.id, today);
  const bool secret =
      std::any_of(alerts.begin(), alerts.end(), [](const Alert& alert) { return alert.code == "address-secret"; });
  if (secret) return "their address is kept secret";
  return person.address.empty() ? "their address is not known" : "";
}

std::string WithoutAddress(std::string letter) {
  const auto block = letter.find(kBlock), end = letter.find(kBlockEnd, std::min(block, letter.size()));
  if (end == std::string::npos) return letter;
  const auto name_end = std::min(letter.find("<br>", block), end);
  return letter.replace(name_end, end - name_end, std::string("<br>") + kByHand);
}

}  // namespace caseway::casework
