// The use cases on erasure by law: asked for by one person, carried out by another, refused while the record is needed.
//
//   AskErasure(record, {.person = id, .reason = "Retention ended, schedule 4.2"}, state, deed)   -> {"person": id}
//   MayEraseNow(record, {.person = id, .confirmed = "7K3Q-F2M9-X"}, state, deed)                 -> {"reason", ...}
//
// Carrying out is storage's (storage/sqlite/person_erasure.h), in the same savepoint as MayEraseNow. A command of this
// machine (the system) needs nobody to have asked: who runs it holds the file itself. Threads: on the writer.
#pragma once

#include <optional>
#include <string>

#include "core/casework/deed.h"
#include "core/ports/erasure.h"

namespace caseway::casework {

// The code of codes/alerts that keeps a record from erasure while the alert lives.
inline constexpr char kLegalHold[] = "legal-hold";

// What is known of the record before the deed: read in the same savepoint or snapshot.
struct ErasureFacts {
  ErasureWeight weight;
  std::optional<ErasureRow> last;
};

struct AskErasureCommand {
  PersonId person;
  std::string reason;  // required; stays in the record, so it must not name the person
};
// Errors: kNotFound, kForbidden, kInvalidInput for the reason, kNotAllowedInState with every reason why not.
Result<Document> AskErasure(WritableRecord& record, const AskErasureCommand& command, const ErasureFacts& facts,
                            const Deed& deed);
Result<Document> WithdrawErasure(WritableRecord& record, const AskErasureCommand& command, const ErasureFacts& facts,
                                 const Deed& deed);

struct EraseCommand {
  PersonId person;
  std::string reason;     // "": that of the request
  std::string confirmed;  // the reference as typed
};
// Whether it may be done now; what the event will say: {"reason","asked_by","asked_by_name","asked"}. Errors: as above,
// and kForbidden for the person who asked.
Result<Document> MayEraseNow(WritableRecord& record, const EraseCommand& command, const ErasureFacts& facts,
                             const Deed& deed);

}  // namespace caseway::casework
