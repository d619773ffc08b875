#include "app/local_commands.h"

#include <sstream>

#include "app/import_referrals.h"
#include "app/local_confirmation.h"
#include "app/local_erasure.h"

namespace caseway::app {
namespace {

std::string Refusal(const Error& error) { return WriteJson(Document().Set("error", error.say)); }

std::string CountsAsJson(const ImportCounts& counts) {
  Document answer;
  answer.Set("rows", counts.rows).Set("opened", counts.opened).Set("already_there", counts.already_there);
  answer.Set("refused", counts.refused).Set("differs", counts.differs).Set("nothing_loaded", counts.nothing_loaded);
  answer.Set("read_as", counts.read_as).Set("asks", counts.asks);
  Document report = answer["report"];
  for (const auto& line : counts.report) {
    Document cells{Document::List{}};
    for (const auto& cell : line) cells.Add(cell);
    report.Add(std::move(cells));
  }
  if (!counts.report.empty()) answer.Set("report", std::move(report));
  return WriteJson(answer);
}

}  // namespace

std::string AnswerCommand(Runtime& runtime, const std::string& request) {
  const auto asked = ReadJson(request);
  if (!asked) return Refusal(asked.error());
  if (IsErasureCommand(*asked)) {
    const auto answer = AnswerErasure(runtime, *asked);
    return answer ? WriteJson(*answer) : Refusal(answer.error());
  }
  if (IsConfirmationCommand(*asked)) {
    const auto answer = AnswerConfirmation(runtime, *asked);
    return answer ? WriteJson(*answer) : Refusal(answer.error());
  }
  if ((*asked)["command"].Text() != "import referrals")
    return Refusal(InvalidInput("The running server does not know this command."));
  const std::string name = (*asked)["as"].Text();
  const auto actor = name.empty() ? FileImportActor(runtime) : ActorNamed(runtime, name);
  if (!actor) return Refusal(actor.error());
  std::istringstream in((*asked)["text"].Text());
  ImportRequest import{.file_name = (*asked)["file"].Text(), .in = in};
  import.dry_run = (*asked)["dry_run"].Truth();
  import.all_or_nothing = (*asked)["all_or_nothing"].Truth();
  const auto counts = ImportReferrals(runtime, import, *actor);
  return counts ? CountsAsJson(*counts) : Refusal(counts.error());
}

}  // namespace caseway::app
