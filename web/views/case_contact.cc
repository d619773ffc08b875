#include "web/views/case_contact.h"

#include "web/chrome.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

std::string SenderWords(const ContactRow& contact) {
  std::string words = contact.referrer_name;
  for (const std::string& part : {contact.referrer_agency, contact.referrer_phone}) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  }
  return words;
}

// "yes" as a file has it, "unknown" as it is asked by hand.
std::string Capital(std::string text) {
  if (text == "unknown") return "Not known";
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

void AddRow(html::SummaryListOptions& list, const char* key, std::string value) {
  if (value.empty()) return;
  list.rows.push_back({.key = key, .value = [value = std::move(value)](Writer& in) {
                         in << "<span class=\"app-as-written\">" << value << "</span>";
                       }});
}

// Other open cases of the person and how often they were heard of: to route there, not to start again.
void AddKnown(html::SummaryListOptions& list, const Visit& visit, Record& record, const CaseRow& row) {
  const int contacts = record.people().ContactsInTwelveMonths(row.subject, LondonDate(visit.now));
  AddRow(list, "Contacts in 12 months", std::to_string(contacts));
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  std::string others;
  for (const auto& other : record.cases().OfPerson(row.subject, viewer)) {
    if (!other.open || other.id == row.id) continue;
    others += (others.empty() ? "" : "\n") + PathwayTitle(visit, other.pathway) + ", " +
              (other.owner_name.empty() ? "nobody yet" : other.owner_name);
  }
  AddRow(list, "Other open cases", others.empty() ? "None" : others);
}

void AddContact(html::SummaryListOptions& list, const Visit& visit, const ContactRow& contact) {
  AddRow(list, "By", contact.channel.empty() ? "" : CodeLabel(visit, "channels", contact.channel));
  AddRow(list, "From", SenderWords(contact));
  AddRow(list, "Their reference", contact.external_ref);
  AddRow(list, "About", contact.reason.empty() ? "" : CodeLabel(visit, "referral-reasons", contact.reason));
  AddRow(list, "What they said", contact.notes);
  AddRow(list, "Urgency, as they see it",
         contact.urgency.empty() ? "" : CodeLabel(visit, "urgencies", contact.urgency));
  AddRow(list, "Agreed to, as they report it",
         contact.consent.empty() ? "" : CodeLabel(visit, "contact-agreements", contact.consent));
  AddRow(list, "Safeguarding, as they report it", Capital(contact.safeguarding));
}

}  // namespace

void CaseContact(Writer& w, const Visit& visit, Record& record, const CaseRow& row) {
  const auto contact = row.contact ? record.cases().Contact(row.contact) : std::nullopt;
  html::SummaryListOptions list;
  if (contact) AddContact(list, visit, *contact);
  if (row.open) AddKnown(list, visit, record, row);
  if (list.rows.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">" << (contact ? "What came in" : "What is known") << "</h2>";
  html::SummaryList(w, list);
}

}  // namespace caseway::web
