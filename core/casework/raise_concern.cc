#include "core/casework/open_case.h"
#include "core/casework/reported_person.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {

Result<Document> RaiseConcern(WritableRecord& record, const RaiseConcernCommand& command, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, access::Permission::kRaiseConcern);
  if (!allowed) return allowed.error();
  const auto subject = ReportedPerson(record, command.subject, command.person, command.source, deed);
  if (!subject) return subject.error();
  const auto arrivals = pathway::ReceivingConcerns(deed.library);
  if (arrivals == nullptr) return Internal("no pathway receives concerns");
  const auto hub = record.council().TeamByKey(pathway::ArrivalTeam(*arrivals));
  OpenCaseCommand open;
  open.pathway = arrivals->definition.id;
  open.subject = subject->person;
  open.contact = command.contact;
  open.opened_from = command.raised_from;
  open.how = "raised from";
  open.received = command.received;
  open.team = hub ? hub->id : TeamId{};
  open.facts.Set("source", command.source).Set("safeguarding_reported", "yes");
  if (deed.actor.user) open.facts.Set("raised_by", deed.actor.user.value);
  if (!command.answers.IsNull()) open.forms.push_back({pathway::FirstAsked(*arrivals).form, command.answers});
  open.by_rule = true;
  auto opened = OpenCase(record, open, deed);
  if (!opened) return opened;
  return (*opened).Set("person", subject->person.value);
}

}  // namespace caseway::casework
