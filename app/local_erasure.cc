#include "app/local_erasure.h"

#include "app/erase_person.h"
#include "app/import_referrals.h"
#include "security/tokens.h"
#include "storage/sqlite/queries/erasures.h"

namespace caseway::app {
namespace {

Document ToDocument(const ErasureWeight& weight) {
  Document out;
  out.Set("person", weight.person.value).Set("records", weight.records).Set("contacts", weight.contacts);
  out.Set("cases", weight.cases).Set("notes", weight.notes).Set("shared_notes", weight.shared_notes);
  out.Set("forms", weight.forms).Set("letters", weight.letters).Set("files", weight.files);
  return out.Set("refused_rows", weight.refused_rows);
}

// A terminal and a socket have one line for a refusal.
Error InOneSentence(Error error) {
  for (const auto& unmet : error.unmet) error.say += " " + unmet.rule + " is not met: " + unmet.say + ".";
  return error;
}

Result<Document> Erase(Runtime& runtime, const Document& request, const Actor& actor) {
  const auto live = runtime.live().Get();
  const casework::Deed deed{actor, runtime.clock().Now(), live->library, live->roles};
  const casework::EraseCommand command{PersonId{request["person"].Number()}, request["reason"].Text(),
                                       request["confirmed"].Text()};
  auto erased = ErasePerson(runtime.database(), runtime.log(), deed, security::NewToken(), command,
                            actor.is_system ? request["operator"].Text() : "");
  return erased ? erased : InOneSentence(erased.error());
}

}  // namespace

Result<Document> AnswerErasure(Runtime& runtime, const Document& request) {
  const std::string name = request["as"].Text();
  const auto actor = name.empty() ? Result<Actor>(SystemActor()) : ActorNamed(runtime, name);
  if (!actor) return actor.error();
  if (request["command"].Text() == "erase person") return Erase(runtime, request, *actor);
  const auto weight = storage::SqliteErasureReader(runtime.database()).Weigh(PersonId{request["person"].Number()});
  if (!weight) return weight.error();
  return ToDocument(*weight);
}

}  // namespace caseway::app
