#include "tests/core/pathway/visit_case.h"

#include <stdexcept>

#include "tests/workflows/loader/planted_workflows.h"

namespace caseway::pathway {

const Document* KnownFacts::FindIn(const std::map<std::string, Document, std::less<>>& forms, std::string_view form) {
  const auto found = forms.find(form);
  return found == forms.end() ? nullptr : &found->second;
}

const Library& VisitLibrary() {
  static const Library library = [] {
    const loader::PlantedWorkflows twin;
    auto loaded = twin.Load();
    if (!loaded.faults.empty()) throw std::logic_error(loaded.faults.front().say);
    return std::move(loaded.library);
  }();
  return library;
}

VisitCase::VisitCase(const std::string& at) : bundle_(VisitLibrary().Live("visit")) {
  now = *ParseInstant("2026-10-01T10:00");
  state.pathway = "visit";
  state.bundle = bundle_->digest;
  state.state = at;
  state.capacity = "service user";
  state.owner.team = "desk";
  state.received = state.first_contact = state.opened = state.entered = now;
  worker.user = UserId{1};
  worker.roles = {"worker"};
  manager.user = UserId{2};
  manager.roles = {"manager"};
  system.is_system = true;
}

CaseAt VisitCase::At() const { return {*bundle_, state, facts, VisitLibrary().council, VisitLibrary().roles}; }

void VisitCase::Submit(const std::string& form, const std::string& json) { facts.submitted[form] = *ReadJson(json); }

Result<Decision> VisitCase::Do(const std::string& action, const Actor& actor) const {
  Command command;
  command.action = action;
  return Do(command, actor);
}

Result<Decision> VisitCase::Do(const Command& command, const Actor& actor) const {
  return Decide(At(), command, actor, now);
}

void VisitCase::Take(const Decision& decision) {
  state.state = decision.state;
  if (!decision.owner.team.empty()) state.owner = decision.owner;
  if (decision.moves) state.entered = now;
}

}  // namespace caseway::pathway
