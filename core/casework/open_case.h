// The use cases that open a case: by hand, from a contact, as a concern, or as the consequence of an action.
//
//   LogContact(record, {.subject = id, .channel = "phone", .reason = "...", ...}, deed)   -> {"contact": id, "case":
//   id} RaiseConcern(record, {.subject = id, .answers = {"safe_now": "no"}}, deed)            -> {"case": id}
//
// A concern can be raised for anyone by anyone with the permission, known or not, from every page and in every state
// (DESIGN section 5); nothing but words or "safe now" is asked for. Threads: on the writer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

// A form submitted together with the opening.
struct FirstForm {
  std::string form;
  Document answers;  // as typed or canonical
};

struct OpenCaseCommand {
  std::string pathway;
  PersonId subject;
  std::string capacity = "service user";
  ContactId contact;
  CaseId opened_from;
  std::string how = "opened from";
  Instant received{};       // when none is known: now
  Instant first_contact{};  // of the journey; none: `received`
  TeamId team;              // none: the team of the first state, or the opener's own
  UserId worker;            // who holds it from the start, where its first state has a worker; none: nobody yet
  std::string band;         // how urgent the case that opens it was; "" not banded
  int band_rank = 9;        // without a band the one it stands with until it has one (band_rank.h)
  Document facts;  // "channel", "urgency", "consent", "safeguarding_reported", "source", "out_of_hours", "reason"
  std::vector<PartyRow> parties;
  std::vector<FirstForm> forms;
  bool by_rule = false;  // a consequence: who may open by hand is not asked
};
// -> {"case": id}. Errors: kInvalidInput for forms that cannot be submitted, kForbidden, kNotFound.
Result<Document> OpenCase(WritableRecord& record, const OpenCaseCommand& command, const Deed& deed);

struct LogContactCommand {
  PersonId subject;  // none: `person` is registered, provisional where nothing identifies them
  Person person;
  std::string channel, referrer_name, referrer_agency, referrer_phone, reason, urgency, consent, notes, external_ref;
  std::string safeguarding = "no";  // whether there is a risk of abuse or neglect: yes, no or unknown (P40)
  Instant received{};               // not in the future; none: now
  std::string source = "hand";
};
// Opens a referral, and a concern when the sender reports safeguarding (P40); where that is not known the referral
// opens all the same and the question stands open on it. Nobody new is born after the day they are reported (field
// "born"). The same external_ref again opens nothing:
// {"contact", "case", "already": true, "differs": true when its text or its safeguarding answer changed}.
Result<Document> LogContact(WritableRecord& record, const LogContactCommand& command, const Deed& deed);

struct RaiseConcernCommand {
  PersonId subject;  // none: about someone not known, registered as provisional from `person`
  Person person;
  Document answers;  // of the form "concern"
  Instant received{};
  CaseId raised_from;
  ContactId contact;
  std::string source = "hand";
};
Result<Document> RaiseConcern(WritableRecord& record, const RaiseConcernCommand& command, const Deed& deed);

// Whether the team that takes new work was closed when the contact came: acknowledged at next opening (B8, F30).
bool IsOutOfHours(const pathway::Library& library, const std::string& team, Instant received);

}  // namespace caseway::casework
