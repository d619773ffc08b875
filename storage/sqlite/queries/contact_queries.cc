#include "storage/sqlite/queries/cases_queries.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

#define CASEWAY_CONTACT                                                                                              \
  "SELECT id, subject_root, external_ref, channel, referrer_name, referrer_agency, referrer_phone, reason, urgency," \
  " consent, safeguarding, notes, received, out_of_hours, acknowledged, outcome FROM contact"

constexpr char kContact[] = CASEWAY_CONTACT " WHERE id = :id";
constexpr char kByExternalRef[] =
    CASEWAY_CONTACT " WHERE external_ref = :external_ref AND external_ref <> '' ORDER BY id LIMIT 1";
constexpr char kCaseOf[] =
    // one on the wrong person gives way to where it was moved (P50)
    "SELECT id FROM case_row WHERE contact = :id AND contact <> 0 ORDER BY ends = 'recorded in error', id LIMIT 1";

ContactRow ContactOf(const Statement& row) {
  ContactRow contact;
  contact.id = ContactId{row.Int(0)};
  contact.subject = PersonId{row.Int(1)};
  int column = 2;
  for (std::string* text : {&contact.external_ref, &contact.channel, &contact.referrer_name, &contact.referrer_agency,
                            &contact.referrer_phone, &contact.reason, &contact.urgency, &contact.consent,
                            &contact.safeguarding, &contact.notes}) {
    *text = row.Text(column++);
  }
  contact.received = InstantAt(row.Int(12));
  contact.out_of_hours = row.Int(13) != 0;
  contact.acknowledged = IsoOrNothing(row.Int(14));
  contact.outcome = row.Text(15);
  return contact;
}

}  // namespace

std::optional<ContactRow> SqliteCases::Contact(ContactId id) {
  auto find = db_.Prepare(kContact);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return ContactOf(find);
}

std::optional<ContactRow> SqliteCases::ContactByExternalRef(const std::string& external_ref) {
  auto find = db_.Prepare(kByExternalRef);
  if (!find.Bind(":external_ref", external_ref).Step()) return std::nullopt;
  return ContactOf(find);
}

CaseId SqliteCases::CaseOfContact(ContactId id) {
  auto find = db_.Prepare(kCaseOf);
  return find.Bind(":id", id).Step() ? CaseId{find.Int(0)} : CaseId{};
}

}  // namespace caseway::storage
