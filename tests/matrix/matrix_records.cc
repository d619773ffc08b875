// What the matrix asks for: people and cases with something of everything on them.
#include <stdexcept>

#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "core/casework/erase_person.h"
#include "core/casework/import_referral.h"
#include "core/casework/notes.h"
#include "core/casework/sharing.h"
#include "tests/matrix/matrix_council.h"
#include "tests/support/case_story.h"

namespace caseway::tests {
namespace {

using casework::Deed;

casework::ImportExceptionCommand RefusedRow() {
  casework::ImportExceptionCommand row;
  row.file = "referrals.csv";
  row.line = 2;
  row.row = {{"external_ref", "A-1"}};
  row.faults = {{"last_name", "A last name is needed."}};
  return row;
}

}  // namespace

MatrixCouncil::Ids MatrixCouncil::PersonIds() {
  const PersonId person = council.AddPerson(APerson("Amina", "Lewis"));
  council.Must(worker_, [&](WritableRecord& record, const Deed& deed) {
    return casework::WriteNote(record, {.people = {person}, .type = "call", .text = "Rang."}, deed);
  });
  const std::string note = std::to_string(council.Events());
  council.Must(worker_, [&](WritableRecord& record, const Deed& deed) {
    return casework::AddAlert(record, {.person = person, .code = "key-safe", .text = "4711"}, deed);
  });
  council.Must(worker_, [&](WritableRecord& record, const Deed& deed) {
    return casework::ChooseSharing(record, {.person = person, .with = "gp", .what = "nothing"}, deed);
  });
  const auto file = pages.PostFile("/people/" + PathReference(person) + "/files", {},
                                   {"file", "a.txt", "text/plain", "Hers."}, worker_);
  if (file.status != 303) throw std::runtime_error("no file could be added");
  AskErasure(person);
  Ids ids = {{"person", PathReference(person)}, {"entry", note}};
  council.Read([&](Record& record) {
    ids["alert"] = std::to_string(record.people().Alerts(person, LondonDate(council.now())).at(0).key);
    ids["choice"] = std::to_string(record.people().Sharing(person, {}).at(0).key);
    ids["attachment"] = PathReference(record.people().Attachments(person, {}).at(0).id);
  });
  return ids;
}

// One person asks, so that another may carry it out or keep the record.
void MatrixCouncil::AskErasure(PersonId person) {
  const casework::ErasureFacts facts{erasures_.Weigh(person).value(), std::nullopt};
  council.Must(council.As("head-of-service", 2), [&](WritableRecord& record, const Deed& deed) {
    return casework::AskErasure(record, {person, "Schedule 4.2"}, facts, deed);
  });
}

MatrixCouncil::Ids MatrixCouncil::CaseIds(const std::string& team, Stands stands) {
  const PersonId subject = council.AddPerson(APerson("Carer", "Of " + team));
  const CaseId id = council.OpenCase("assessment", subject, "unpaid carer");
  CaseStory story(council, id);
  story.Take(worker_, "start_carer").Write(worker_, "advocacy");
  council.Must(Council::System(), [&](WritableRecord& record, const Deed& deed) {
    return casework::Allocate(record, {.case_id = id, .team = council.Team(team)}, deed);
  });
  Restrict(id, stands);
  council.Must(council.As("senior", 2), [&](WritableRecord& record, const Deed& deed) {
    return stands == Stands::kSealed || stands == Stands::kSealedNamed
               ? Result<Document>(Document(true))
               : casework::BreakGlass(record, id, "Police at the door.", deed);
  });
  return {{"case", PathReference(id)},
          {"subject", PathReference(subject)},
          {"letter", PathReference(story.Letters().at(0).id)},
          {"entry", PathReferenceOf(council.Events())}};
}

void MatrixCouncil::Restrict(CaseId id, Stands stands) {
  const bool is_sealed = stands == Stands::kSealed || stands == Stands::kSealedNamed;
  const bool is_named = stands == Stands::kRestrictedNamed || stands == Stands::kSealedNamed;
  if (!is_sealed && !is_named && stands != Stands::kRestricted) return;
  std::vector<UserId> named;
  for (const auto& role : ShippedRoles().Roles()) {
    if (is_named) named.push_back(council.As(role).user);
  }
  council.Must(council.As("safeguarding-manager", 2), [&](WritableRecord& record, const Deed& deed) {
    return casework::Restrict(record, id, is_sealed ? Restriction::kSealed : Restriction::kStandard, named,
                              "A neighbour works here.", deed);
  });
}

void MatrixCouncil::Declare(const Actor& actor, const Ids& ids) {
  const auto found = ids.find("subject");
  const PersonId person{ParseReference(found == ids.end() ? ids.at("person") : found->second).value()};
  council.Must(
      actor, [&](WritableRecord& record, const Deed& deed) { return casework::DeclareRelative(record, person, deed); });
}

// About the person everybody has declared: that keeps nobody from raising it (F75).
MatrixCouncil::Ids MatrixCouncil::ConcernBy(const Actor& actor) {
  casework::RaiseConcernCommand concern;
  concern.subject = PersonId{ParseReference(people_.at(Stands::kDeclared).at("person")).value()};
  concern.answers = Document().Set("safe_now", "no");
  const Document made = council.Must(
      actor, [&](WritableRecord& record, const Deed& deed) { return casework::RaiseConcern(record, concern, deed); });
  return {{"case", PathReference(CaseId{made["case"].Number()})}};
}

// What is the same however anybody stands. The second accounts and the rest are nobody's who asks.
MatrixCouncil::Ids MatrixCouncil::CouncilIds() {
  const PersonId other = council.AddPerson(APerson("Cleo", "Quill", "1950-02-03"));
  const Document row = council.Must(Council::System(), [](WritableRecord& record, const Deed& deed) {
    return casework::RaiseImportException(record, RefusedRow(), deed);
  });
  pages.service().import_results->Keep("kept", {.file_name = "referrals.csv"});
  return {{"action", "start_urgent_care"},
          {"file", "kept"},
          {"form", "advocacy"},
          {"version", "1"},
          {"other", PathReference(other)},
          {"linked", PathReference(council.OpenReferral({.subject = other}))},
          {"worker", PathReference(worker_.user)},
          {"user", PathReference(council.As("unqualified-assessor", 2).user)},
          {"row", PathReferenceOf(row["exception"].Number())},
          {"team", PathReference(council.Team("locality-south"))},
          {"setting", "look_again.referral.triage"},
          {"pathway", "assessment"},
          {"clock", "former_ni_132"},
          {"measure", "statement"},
          {"proposal", PathReference(other)},
          {"token", std::string(43, 'x')}};
}

}  // namespace caseway::tests
