// Deed: what every use case is told besides its command: who acts, when, and by which workflows.
//
// Use cases are free functions `Result<Document> Verb(WritableRecord&, const Command&, const Deed&)` that run on the
// writer inside one savepoint: load what this actor may see, check, decide, append events. An error leaves nothing
// behind. The answer is a small document (ids made) that is kept with the command id. Threads: built for one command.
#pragma once

#include <string>

#include "core/access/may.h"
#include "core/actor.h"
#include "core/event.h"
#include "core/pathway/bundle.h"
#include "core/ports/record.h"

namespace caseway::casework {

struct Deed {
  const Actor& actor;
  Instant now;
  const pathway::Library& library;  // the live workflows, one snapshot a request
  const access::RoleBook& roles;
};

// An event of now by this actor. `happened` of an earlier deed is set by the caller.
NewEvent EventOf(const Deed& deed, Stream stream, const char* type, Document payload);
Stream PersonStream(PersonId id);
Stream CaseStream(CaseId id);

// The person, when the actor may do this to their record. Errors: kNotFound, kForbidden.
Result<Person> LoadPerson(WritableRecord& record, PersonId id, access::Permission permission, const Deed& deed);
// The case, when the actor may do this to it. Errors: kNotFound (sealed too), kForbidden.
Result<CaseRow> LoadCase(WritableRecord& record, CaseId id, access::Permission permission, const Deed& deed);

// How the actor stands to a case. `named`: on the case, or let through a break-glass that has not run out; whoever is
// asked to take the case over counts as named until the answer.
access::Relation RelationTo(const Actor& actor, const CaseRow& row, bool named, const std::vector<PartyRow>& parties);

// The first moment from `at` on which the team is open; `at` itself when its calendar is not known.
Instant NextOpeningAfter(const Deed& deed, std::string_view team, Instant at);

// How long a reason may be, in bytes, and what is told at length.
inline constexpr std::size_t kLongestReason = 4000;
inline constexpr std::size_t kLongestAccount = 20000;
// Text that must be given: trimmed, else a field error with this sentence; one too when it is too long, or holds what
// cannot be seen.
Result<std::string> Needed(const std::string& field, const std::string& text, const char* say,
                           std::size_t most = kLongestReason);
// The same for text that may be left out. Errors: kInvalidInput on the field.
Result<std::string> Optional(const std::string& field, const std::string& text, std::size_t most = kLongestReason);
std::string Trimmed(const std::string& text);

}  // namespace caseway::casework
