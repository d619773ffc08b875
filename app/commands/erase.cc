#include <pwd.h>
#include <unistd.h>

#include <iostream>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/commands/forwarding.h"
#include "app/local_erasure.h"
#include "core/reference.h"

namespace caseway::app {
namespace {

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  return 1;
}

// Who holds this machine: kept in the record when no account is named.
std::string Operator() {
  const passwd* entry = getpwuid(geteuid());
  return (entry == nullptr ? std::string("user ") + std::to_string(geteuid()) : std::string(entry->pw_name)) +
         ", on the council's server";
}

// The record itself, or the running server that holds it: asked the same way.
class Holder {
 public:
  static Result<Holder> Open(const CouncilOptions& options, const Clock& clock) {
    auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows}, clock);
    Holder holder;
    holder.data_ = options.data;
    if (runtime) holder.runtime_ = *std::move(runtime);
    else if (runtime.error().code != ErrorCode::kUnavailable) return runtime.error();
    return holder;
  }
  Result<Document> Ask(const Document& request) const {
    return runtime_ ? AnswerErasure(*runtime_, request) : AskServer(data_, request);
  }

 private:
  std::filesystem::path data_;
  std::unique_ptr<Runtime> runtime_;
};

void ShowWeight(const Document& weight, std::ostream& out) {
  const std::string reference = ReferenceOf(weight["person"].Number());
  out << "Erasing " << reference << " takes, for good:\n";
  for (const auto& [name, words] : {std::pair{"records", "records of the person"}, std::pair{"contacts", "contacts"},
                                    std::pair{"cases", "cases with their history"}, std::pair{"forms", "forms"},
                                    std::pair{"notes", "notes"}, std::pair{"letters", "letters"},
                                    std::pair{"files", "files"}, std::pair{"refused_rows", "refused rows of files"}}) {
    if (weight[name].Number() > 0) out << "  " << weight[name].Number() << " " << words << "\n";
  }
  if (weight["shared_notes"].Number() > 0)
    out << "  (" << weight["shared_notes"].Number() << " of the notes were written for other people too)\n";
  out << "Backups made before keep what they hold: destroy them by their own dates.\n";
}

void ShowDone(const Document& erased, std::int64_t person, std::ostream& out) {
  for (const auto& stream : erased["still_named"].Items())
    out << "Still named in " << stream["kind"].Text() << " " << ReferenceOf(stream["id"].Number())
        << ": read it, and correct what should go.\n";
  out << "Erased: " << ReferenceOf(person) << ".\n";
}

std::string TypedConfirmation(std::int64_t person, std::ostream& err) {
  if (isatty(STDIN_FILENO) != 0) err << "Type the reference " << ReferenceOf(person) << " to erase it: " << std::flush;
  std::string typed;
  std::getline(std::cin, typed);
  return typed;
}

}  // namespace

int RunErase(const EraseOptions& options, std::ostream& out, std::ostream& err) {
  const auto person = ParseReference(options.person);
  if (!person) {
    err << person.error().say << "\n";
    return 2;
  }
  const SystemClock clock(options.now);
  const auto holder = Holder::Open(options, clock);
  if (!holder) return Fail(err, holder.error());
  Document request;
  request.Set("command", "weigh erasure").Set("person", *person).Set("as", options.as);
  const auto weight = holder->Ask(request);
  if (!weight) return Fail(err, weight.error());
  ShowWeight(*weight, out);
  if (options.dry_run) return 0;
  const std::int64_t root = (*weight)["person"].Number();
  request.Set("command", "erase person").Set("reason", options.reason).Set("operator", Operator());
  request.Set("confirmed", options.confirm.empty() ? TypedConfirmation(root, err) : options.confirm);
  const auto erased = holder->Ask(request);
  if (!erased) return Fail(err, erased.error());
  ShowDone(*erased, root, out);
  return 0;
}

}  // namespace caseway::app
